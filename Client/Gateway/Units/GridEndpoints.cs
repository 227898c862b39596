using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Grids;
using GridOrleans.Orders;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Units;

/// <summary>A grid as it stands.</summary>
internal static class GridEndpoints
{
    /// <summary>Adds <c>/v1/grids</c>.</summary>
    public static void MapGrids(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/grids/{code}", Read)
            .WithTags("Units 单位")
            .WithName("readGrid")
            .WithSummary("A grid with the numbers of its open cases and orders")
            .ProducesProblems(400, 403, 404);

    private static async Task<Results<Ok<GridReply>, ProblemResult>> Read(
        string code,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!UnitCode.TryParse(code, null, out var grid) || grid.Level is not UnitLevel.Grid)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{code}' is not a grid's code; for a unit above use /v1/units.",
                new FieldError("code", "Expected: 15 digits."));
        }

        if (!http.Caller().Reads(grid))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(grid));
        }

        if (units.Find(grid) is not { } plan)
        {
            return Replies.Problem(CaseReach.UnknownUnit(grid));
        }

        var reply = await grains.GetGrain<IGridGrain>(code).Read();
        return reply.Accepted
            ? TypedResults.Ok(GridReply.Of(plan, reply.Value))
            : Replies.Problem(reply.Refusal);
    }
}

/// <summary>A grid: the plan's facts, and its cases by number.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Village">The village or community it belongs to.</param>
/// <param name="Households">How many households it has.</param>
/// <param name="OpenCases">The cases that are not sealed.</param>
/// <param name="ArchivedCases">How many are sealed.</param>
/// <param name="OpenOrders">The orders that are not sealed.</param>
/// <param name="Version">The version of its journal.</param>
/// <param name="Responsible">The id of its responsible gridworker 责任网格员; none where nobody is.</param>
internal sealed record GridReply(
    UnitCode Code,
    string Name,
    UnitCode Village,
    int Households,
    ImmutableArray<CaseNumber> OpenCases,
    int ArchivedCases,
    ImmutableArray<OrderNumber> OpenOrders,
    long Version,
    string? Responsible)
{
    /// <summary>Both halves in one.</summary>
    public static GridReply Of(UnitReply plan, GridView grid) => new(
        plan.Code,
        plan.Name,
        plan.Code.At(UnitLevel.Village),
        plan.Households,
        grid.OpenCases,
        grid.ArchivedCases,
        grid.OpenOrders,
        grid.Version,
        grid.Responsible);
}
