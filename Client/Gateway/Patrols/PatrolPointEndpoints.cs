using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using GridOrleans.Patrols;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Patrols;

/// <summary>A grid's patrol points 巡查点位, and how they are covered.</summary>
internal static class PatrolPointEndpoints
{
    /// <summary>Adds <c>/v1/grids/{code}/patrols</c> and <c>/v1/grids/{code}/patrol-points</c>.</summary>
    public static void MapPatrolPoints(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var grid = v1.MapGroup("/grids/{code}").WithTags("Patrols 巡查");
        grid.MapGet("/patrols", Read)
            .WithName("readGridPatrols")
            .WithSummary("A grid's patrol points with their coverage, and its patrols of the last 60 days")
            .ProducesProblems(400, 403, 404);
        grid.MapPost("/patrol-points/{point}", Set)
            .WithName("setPatrolPoint")
            .WithSummary("Sets a point that patrols are due at, or changes it")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        grid.MapPost("/patrol-points/{point}/retire", Retire)
            .WithName("retirePatrolPoint")
            .WithSummary("Retires a point: no visit is due any more")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
    }

    private static async Task<Results<Ok<GridPatrols>, ProblemResult>> Read(
        string code,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (NoGrid(code, out var grid) is { } wrong)
        {
            return wrong;
        }

        if (!PatrolReach.SeesAll(http.Caller(), grid))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(grid));
        }

        return units.Find(grid) is null
            ? Replies.Problem(CaseReach.UnknownUnit(grid))
            : TypedResults.Ok(await grains.GetGrain<IGridGrain>(code).ReadPatrols());
    }

    private static Task<Results<Ok<PointView>, ProblemResult>> Set(
        string code,
        string point,
        Write<PatrolPointSetting> write,
        UnitDirectory units,
        IGrainFactory grains) =>
        Change(code, write, units, grains, setting => new SetPatrolPoint(
            point, setting.Name, setting.Lon, setting.Lat, setting.Radius, setting.EveryDays));

    private static Task<Results<Ok<PointView>, ProblemResult>> Retire(
        string code,
        string point,
        Write<PatrolPointEnd> write,
        UnitDirectory units,
        IGrainFactory grains) =>
        Change(code, write, units, grains, end => new RetirePatrolPoint(point, end.Reason));

    private static async Task<Results<Ok<PointView>, ProblemResult>> Change<T>(
        string code,
        Write<T> write,
        UnitDirectory units,
        IGrainFactory grains,
        Func<T, PatrolPointCommand> command)
        where T : class
    {
        if (NoGrid(code, out var grid) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return CaseReach.Write(write.By, grid, units) is { } refusal
            ? Replies.Problem(refusal)
            : Replies.Ok(await grains.GetGrain<IGridGrain>(code)
                .ChangePatrolPoint(new(write.Id, write.By, command(write.Body))));
    }

    private static ProblemResult? NoGrid(string code, out UnitCode grid) =>
        UnitCode.TryParse(code, null, out grid) && grid.Level is UnitLevel.Grid
            ? null
            : Replies.Problem(
                RefusalCode.Invalid,
                $"'{code}' is not a grid's code.",
                new FieldError("code", "Expected: 15 digits."));
}
