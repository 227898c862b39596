using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.City.Guarantees;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Gridworkers;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Guarantees;

/// <summary>The four guarantees: whether they hold in a unit's subtree, and where not.</summary>
internal static class GuaranteeEndpoints
{
    /// <summary>Adds <c>GET /v1/guarantees</c>.</summary>
    public static void MapGuarantees(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/guarantees", Read)
            .WithTags("Units 单位")
            .WithName("readGuarantees")
            .WithSummary("Whether the city's four guarantees hold in a unit's subtree, and every place where not")
            .ProducesProblems(400, 403, 404);

    private static async Task<Results<Ok<GuaranteesReply>, ProblemResult>> Read(
        [AsParameters] GuaranteeAddress address,
        HttpContext http,
        UnitDirectory units,
        CityGuarantees guarantees,
        IGrainFactory grains)
    {
        var (question, errors) = address.Read(http.Request.Query);
        if (question is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        if (!http.Caller().Reads(question.Unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(question.Unit));
        }

        if (units.Find(question.Unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(question.Unit));
        }

        var responsibles = await CountyStaffs.Responsibles(grains, units, question.Unit);
        return TypedResults.Ok(GuaranteesReply.Of(question, await guarantees.Since(responsibles)));
    }
}

/// <summary>The four guarantees of a unit's subtree, by the city plan and by who is responsible now.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Guarantees">The four, in their order.</param>
/// <param name="NextCursor">Where the next page of violations begins; none when this is the last.</param>
internal sealed record GuaranteesReply(
    UnitCode Unit,
    ImmutableArray<GuaranteeReport> Guarantees,
    string? NextCursor)
{
    /// <summary>Answers a question from the reports on the whole city.</summary>
    public static GuaranteesReply Of(GuaranteeQuestion question, IReadOnlyList<GuaranteeReport> city)
    {
        ImmutableArray<GuaranteeReport> unit = [.. city.Select(report => report.Within(question.Unit))];
        var told = (long)question.Skip + question.Limit;
        return new(
            question.Unit,
            [.. unit.Select(report => report.Page(question.Skip, question.Limit))],
            unit.Any(report => report.Count > told) ? told.ToString(CultureInfo.InvariantCulture) : null);
    }
}
