using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>A county's grid staff as it is read.</summary>
internal static class StaffListEndpoints
{
    /// <summary>Adds the reads of <c>/v1/staff/{county}</c>.</summary>
    public static void MapStaffLists(this IEndpointRouteBuilder v1)
    {
        var staff = v1.MapGroup("/staff/{county}").WithTags("Gridworkers 网格员");
        staff.MapGet("", Read)
            .WithName("readStaff")
            .WithSummary("A county's posts and quotas, and its grids without a responsible gridworker")
            .ProducesProblems(400, 403, 404);
        staff.MapGet("/gridworkers", List)
            .WithName("listGridworkers")
            .WithSummary("Active gridworkers; with uninsured_on those without accident cover on that day")
            .ProducesProblems(400, 403, 404);
        staff.MapGet("/police-teams", Teams)
            .WithName("listPoliceTeams")
            .WithSummary("警格队伍 The police-grid team of every village and community, and what each lacks")
            .ProducesProblems(400, 403, 404);
        staff.MapGet("/rosters", Rosters)
            .WithName("listRosters")
            .WithSummary("排班 Who works in a unit's grids on a day")
            .ProducesProblems(400, 403, 404);
    }

    private static async Task<Results<Ok<StaffSummary>, ProblemResult>> Read(
        string county, HttpContext http, UnitDirectory units, IGrainFactory grains)
    {
        var wrong = StaffReach.NoCounty(county, out var code) ?? StaffReach.ReadPosts(http.Caller(), code, units);
        return wrong is not null
            ? wrong
            : TypedResults.Ok(await grains.GetGrain<IStaffGrain>(county).Read());
    }

    private static async Task<Results<Ok<StaffPage>, ProblemResult>> List(
        string county,
        [AsParameters] StaffListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (StaffReach.NoCounty(county, out var code) is { } wrong)
        {
            return wrong;
        }

        var (query, errors) = address.Read(code, http.Request.Query);
        if (query is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        if (StaffReach.Read(http.Caller(), query.Unit, units) is { } refusal)
        {
            return refusal;
        }

        var page = await grains.GetGrain<IStaffGrain>(county).List(query);
        return TypedResults.Ok(page with
        {
            Gridworkers = [.. page.Gridworkers.Select(held => StaffReach.Veil(http.Caller(), held))],
        });
    }

    private static async Task<Results<Ok<PoliceTeams>, ProblemResult>> Teams(
        string county,
        [AsParameters] StaffListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) =>
        Within(county, address, http, units, out var unit) is { } wrong
            ? wrong
            : TypedResults.Ok(await grains.GetGrain<IStaffGrain>(county).ReadPoliceTeams(unit));

    private static async Task<Results<Ok<ImmutableArray<RosterView>>, ProblemResult>> Rosters(
        string county,
        [AsParameters] RosterListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (StaffReach.NoCounty(county, out var code) is { } wrong)
        {
            return wrong;
        }

        var (unit, day, errors) = address.Read(code, http.Request.Query);
        if (!errors.IsEmpty)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        return StaffReach.Read(http.Caller(), unit, units) is { } refusal
            ? refusal
            : TypedResults.Ok(await grains.GetGrain<IStaffGrain>(county).ReadRosters(unit, day));
    }

    private static ProblemResult? Within(
        string county, StaffListAddress address, HttpContext http, UnitDirectory units, out UnitCode unit)
    {
        unit = default;
        if (StaffReach.NoCounty(county, out var code) is { } wrong)
        {
            return wrong;
        }

        var (query, errors) = address.Read(code, http.Request.Query);
        if (query is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        unit = query.Unit;
        return StaffReach.Read(http.Caller(), unit, units);
    }
}

/// <summary>A staff list's address as it was written; <see cref="Read"/> tells all that is wrong at once.</summary>
internal sealed record StaffListAddress(
    [property: FromQuery(Name = "unit"), Description("Who works in this unit's subtree; the county unless told.")]
    string? Unit,
    [property: FromQuery(Name = "class"), Description("full_time, part_time, auxiliary or micro.")] string[]? Class,
    [property: FromQuery(Name = "uninsured_on"), Description("A day: only who has no accident cover then.")]
    string? UninsuredOn,
    [property: FromQuery(Name = "offset"), Description("How many to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("How many on a page, 1–500; 100 unless told.")] string? Limit)
{
    /// <summary>The question, or what is wrong with it.</summary>
    public (StaffQuery? Query, ImmutableArray<FieldError> Errors) Read(UnitCode county, IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("unit", "class", "uninsured_on", "offset", "limit");
        var unit = Subtree(address, county, Unit);
        var query = new StaffQuery(
            unit,
            address.Many<StaffClass>("class", Class) is [var only, ..] ? only : null,
            address.Day("uninsured_on", UninsuredOn),
            address.Offset(Offset),
            address.Limit(Limit));
        return address.Errors is [] ? (query, []) : (null, address.Errors);
    }

    /// <summary>The unit that is asked about: of the county, or the county.</summary>
    public static UnitCode Subtree(ListAddress address, UnitCode county, string? text)
    {
        if (text is null)
        {
            return county;
        }

        var unit = address.Unit("gridworkers", text);
        if (address.Errors is [] && !county.Contains(unit))
        {
            address.Refuse("unit", $"Expected: a unit of {county}.");
        }

        return unit;
    }
}

/// <summary>A roster list's address as it was written.</summary>
internal sealed record RosterListAddress(
    [property: FromQuery(Name = "unit"), Description("The unit whose grids are asked about; the county unless told.")]
    string? Unit,
    [property: FromQuery(Name = "day"), Description("Needed: the day, such as 2026-05-01.")] string? Day)
{
    /// <summary>Unit and day, or what is wrong with them.</summary>
    public (UnitCode Unit, DateOnly Day, ImmutableArray<FieldError> Errors) Read(
        UnitCode county, IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("unit", "day");
        var unit = StaffListAddress.Subtree(address, county, Unit);
        var day = address.Day("day", Day ?? "");
        return (unit, day.GetValueOrDefault(), address.Errors);
    }
}
