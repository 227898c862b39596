using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Tallies;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Units;

/// <summary>
/// The city plan: its units, and which grid a place is in. Public facts, for everyone with a token; numbers for
/// whoever has a role that reaches it.
/// </summary>
internal static class UnitEndpoints
{
    /// <summary>Adds <c>/v1/units</c> and <c>/v1/locate</c>.</summary>
    public static void MapUnits(this IEndpointRouteBuilder v1)
    {
        var units = v1.MapGroup("").WithTags("Units 单位").ProducesProblems(400, 404, 422);
        units.MapGet("/units/{code}", Read)
            .WithName("readUnit")
            .WithSummary("A unit or grid of the city plan, with the units below, and their numbers");
        units.MapGet("/locate", Locate)
            .WithName("locate")
            .WithSummary("The one grid that covers a place");
    }

    /// <summary>What was given for a unit's code is none.</summary>
    public static ProblemResult NoCode(string code) => Replies.Problem(
        RefusalCode.Invalid,
        $"'{code}' is not a unit's code.",
        new FieldError("code", "Expected: 4, 6, 9, 12 or 15 digits."));

    private static async Task<Results<Ok<UnitReply>, ProblemResult>> Read(
        string code,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!UnitCode.TryParse(code, null, out var unit))
        {
            return NoCode(code);
        }

        if (units.Find(unit) is not { } found)
        {
            return Replies.Problem(CaseReach.UnknownUnit(unit));
        }

        return TypedResults.Ok(http.Caller().Reads(unit) ? With(await grains.Tally(unit), found) : found);
    }

    private static UnitReply With(UnitTally numbers, UnitReply plan)
    {
        var children = numbers.Children.ToDictionary(child => child.Unit, TallyReply.Of);

        // A grid that the plan has no more still has its cases: without it, the children would not add up.
        var gone = children.Keys.Except(plan.Children.Select(child => child.Code));
        return plan with
        {
            Tally = TallyReply.Of(numbers),
            Children =
            [
                .. plan.Children
                    .Concat(gone.Select(code => new UnitName(code, code.ToString())))
                    .Select(child => child with { Tally = children.GetValueOrDefault(child.Code) }),
            ],
        };
    }

    private static Results<Ok<LocateReply>, ProblemResult> Locate(
        string? lon,
        string? lat,
        IGridLocator locator,
        UnitDirectory units)
    {
        if (Degrees(lon, 180) is not { } east)
        {
            return NotDegrees("lon", 180);
        }

        if (Degrees(lat, 90) is not { } north)
        {
            return NotDegrees("lat", 90);
        }

        return locator.Locate(east, north) is { } grid && units.Find(grid) is { } found
            ? TypedResults.Ok(LocateReply.Of(found, units))
            : CaseReport.OutsideCity(east, north);
    }

    private static double? Degrees(string? text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : null;

    private static ProblemResult NotDegrees(string field, int most) => Replies.Problem(
        RefusalCode.Invalid,
        "A place is asked for as ?lon=113.30&lat=40.08 (WGS 84).",
        new FieldError(field, $"Expected: degrees from -{most} to {most}."));
}

/// <summary>Where a place is.</summary>
/// <param name="Grid">The grid that covers it.</param>
/// <param name="Units">The units the grid lies in, the city first and the grid last.</param>
internal sealed record LocateReply(UnitCode Grid, IReadOnlyList<UnitName> Units)
{
    /// <summary>The way down from the city to a grid.</summary>
    public static LocateReply Of(UnitReply grid, UnitDirectory directory)
    {
        List<UnitName> way = [];
        for (var unit = grid; unit is not null; unit = unit.Parent is { } parent ? directory.Find(parent) : null)
        {
            way.Add(new(unit.Code, unit.Name));
        }

        way.Reverse();
        return new(grid.Code, way);
    }
}
