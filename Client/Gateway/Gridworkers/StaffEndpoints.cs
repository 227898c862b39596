using System.Globalization;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>A county's grid staff 网格队伍 as it is changed: posts, people, police-grid teams, rosters.</summary>
internal static class StaffEndpoints
{
    /// <summary>Adds the writes of <c>/v1/staff/{county}</c>.</summary>
    public static void MapStaff(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var staff = v1.MapGroup("/staff/{county}").WithTags("Gridworkers 网格员")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax));
        Add(staff.MapPost("/posts/{post}", SetPost), "setPost", "岗位设置 The county sets a post and its quota");
        Add(staff.MapPost("/gridworkers/{worker}/appoint", Appoint), "appoint", "聘用 Appoint somebody to a post");
        Add(staff.MapPost("/gridworkers/{worker}/hand_over", HandOver), "handOver",
            "交接 Hand grids over, and their open tasks with them");
        Add(staff.MapPost("/gridworkers/{worker}/release", Release), "release", "离岗 Release from the post");
        Add(staff.MapPost("/gridworkers/{worker}/cover", Cover), "recordCover", "意外险 Record accident cover");
        Add(staff.MapPost("/gridworkers/{worker}/merit", Merit), "recordMerit", "Record a career's step, or an award");
        Add(staff.MapPost("/police-teams/{village}", SetTeam), "setPoliceTeam", "警格队伍 Set a police-grid team");
        Add(staff.MapPost("/rosters/{grid}/{day}", SetRoster), "setRoster", "排班 Set who works in a grid on a day");
    }

    private static void Add(RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblems(400, 403, 404, 409, 413, 415, 422);

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> SetPost(
        string county, string post, Write<PostSetting> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new SetPost(post, body.Name, body.Class, body.Quota));

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> Appoint(
        string county, string worker, Write<Appointment> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new AppointGridworker(
            worker, body.Name, body.Phone, body.Post, body.Grids, body.ResponsibleFor));

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> HandOver(
        string county, string worker, Write<GridHandOver> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new HandOverGrids(
            worker, body.Grids, body.Successor, body.Reason));

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> Release(
        string county, string worker, Write<Dismissal> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new ReleaseGridworker(worker, body.Successor, body.Reason));

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> Cover(
        string county, string worker, Write<CoverNote> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new RecordCover(
            worker, body.Policy, body.From, body.To, body.Yuan));

    private static Task<Results<Ok<StaffReceipt>, ProblemResult>> Merit(
        string county, string worker, Write<MeritNote> write, UnitDirectory units, IGrainFactory grains) =>
        Change(county, write, units, grains, body => new RecordMerit(worker, body.Kind, body.Title, body.Evidence));

    private static async Task<Results<Ok<StaffReceipt>, ProblemResult>> SetTeam(
        string county, string village, Write<TeamSetting> write, UnitDirectory units, IGrainFactory grains) =>
        UnitCode.TryParse(village, null, out var code)
            ? await Change(county, write, units, grains, body => new SetPoliceTeam(code, body.Members))
            : Replies.Problem(
                RefusalCode.Invalid,
                $"'{village}' is not the code of a village or community.",
                new FieldError("village", "Expected: 12 digits."));

    private static async Task<Results<Ok<StaffReceipt>, ProblemResult>> SetRoster(
        [AsParameters] RosterPlace place, Write<RosterSetting> write, UnitDirectory units, IGrainFactory grains)
    {
        if (StaffReach.NoCounty(place.County, out var county) is { } nowhere)
        {
            return nowhere;
        }

        if (place.Read(county, out var grid, out var day) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return CaseReach.Write(write.By, grid, units) is { } refusal
            ? Replies.Problem(refusal)
            : await Send(county, write, grains, new SetRoster(grid, day, write.Body.Shifts));
    }

    private static async Task<Results<Ok<StaffReceipt>, ProblemResult>> Change<T>(
        string code,
        Write<T> write,
        UnitDirectory units,
        IGrainFactory grains,
        Func<T, StaffCommand> command)
        where T : class
    {
        if (StaffReach.NoCounty(code, out var county) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return StaffReach.Change(write.By, county, units) is { } refusal
            ? refusal
            : await Send(county, write, grains, command(write.Body));
    }

    private static async Task<Results<Ok<StaffReceipt>, ProblemResult>> Send<T>(
        UnitCode county, Write<T> write, IGrainFactory grains, StaffCommand command)
        where T : class =>
        Replies.Ok(await grains.GetGrain<IStaffGrain>(county.ToString()).Execute(new(write.Id, write.By, command)));
}

/// <summary>Where a roster's address points.</summary>
/// <param name="County">The county.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Day">The day.</param>
internal sealed record RosterPlace(
    [property: FromRoute(Name = "county")] string County,
    [property: FromRoute(Name = "grid")] string Grid,
    [property: FromRoute(Name = "day")] string Day)
{
    /// <summary>Reads grid and day, or says what is wrong with them.</summary>
    public ProblemResult? Read(UnitCode county, out UnitCode grid, out DateOnly day)
    {
        day = default;
        if (!UnitCode.TryParse(Grid, null, out grid) || grid.Level is not UnitLevel.Grid || !county.Contains(grid))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{Grid}' is not the code of a grid of {county}.",
                new FieldError("grid", "Expected: 15 digits."));
        }

        return DateOnly.TryParseExact(
            Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                ? null
                : Replies.Problem(
                    RefusalCode.Invalid,
                    $"'{Day}' is not a day.",
                    new FieldError("day", "Expected: a day such as 2026-05-01."));
    }
}
