using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Access;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using GridOrleans.Silos;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Ops;

/// <summary>The cluster as operators see and steer it; every address is for the role <c>operator</c> alone.</summary>
internal static class SiloEndpoints
{
    private const int LookMax = 30;
    private const int HotMost = 20;

    /// <summary>Adds <c>/v1/ops/silos</c> and <c>/v1/ops/grids</c>.</summary>
    public static void MapSilos(this IEndpointRouteBuilder v1)
    {
        var ops = v1.MapGroup("/ops").WithTags("Operation 运维").ProducesProblems(403).AddEndpointFilter(OperatorsOnly);
        ops.MapGet("/silos", async (SiloList silos) => TypedResults.Ok(new SilosReply(await silos.Read())))
            .WithName("listSilos")
            .WithSummary("The silos with release, age, grains, load and placement 节点");
        ops.MapPost("/silos/{name}/drain", Drain)
            .WithName("drainSilo")
            .WithSummary("Tell a silo to end its requests, hand its grains over, write what waits, and stop 下线")
            .ProducesProblems(400, 404);
        ops.MapGet("/grids/hot", Hot)
            .WithName("listHotGrids")
            .WithSummary("The grids that are called most often while you wait 热点网格")
            .ProducesProblems(400);
        ops.MapGet("/grids/{code}/home", Home)
            .WithName("findGridHome")
            .WithSummary("On which silo a grid lives now 所在节点")
            .ProducesProblems(404);
    }

    private static async ValueTask<object?> OperatorsOnly(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Caller().Grants.Any(grant => grant.Role is Role.Operator)
            ? await next(context)
            : Replies.Problem(RefusalCode.NotEntitled, "Only an operator sees and steers the cluster.");

    private static async Task<Results<Ok<SiloView>, ProblemResult>> Drain(
        string name,
        [FromQuery, Description("true: although it is the only silo, and the city stops with it.")] bool? last,
        SiloList silos)
    {
        var all = await silos.Read();
        if (all.FirstOrDefault(silo => silo.Name == name || silo.Address == name) is not { } silo)
        {
            return Replies.Problem(
                RefusalCode.UnknownUnit,
                $"There is no silo '{name}'. There are: {string.Join(", ", all.Select(one => one.Name))}.");
        }

        if (all.Length == 1 && last is not true)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                $"'{name}' is the only silo: the city stops with it. Say --last, or ?last=true, if you mean it.");
        }

        await silos.Drain(silo);
        return TypedResults.Ok(silo with { Draining = true });
    }

    private static async Task<Results<Ok<HotReply>, ProblemResult>> Hot(
        [FromQuery, Description("For how many seconds to look, 1–30; 5 unless told.")] int? seconds,
        SiloList silos)
    {
        var look = seconds ?? 5;
        return look is >= 1 and <= LookMax
            ? TypedResults.Ok(new HotReply(look, await silos.Busiest(TimeSpan.FromSeconds(look), HotMost)))
            : Replies.Problem(RefusalCode.Invalid, $"seconds is 1–{LookMax}.");
    }

    private static async Task<Results<Ok<HomeReply>, ProblemResult>> Home(
        string code, UnitDirectory units, IGrainFactory grains, SiloList silos)
    {
        if (!UnitCode.TryParse(code, null, out var grid)
            || grid.Level is not UnitLevel.Grid
            || units.Find(grid) is null)
        {
            return Replies.Problem(RefusalCode.UnknownUnit, $"There is no grid {code}.");
        }

        var address = await grains.GetGrain<IManagementGrain>(0)
            .GetActivationAddress(grains.GetGrain<IGridGrain>(code));
        var text = address?.ToParsableString();
        var home = (await silos.Read()).FirstOrDefault(silo => silo.Address == text);
        return TypedResults.Ok(new HomeReply(grid, home?.Name, text));
    }
}

/// <summary>The cluster's silos.</summary>
/// <param name="Silos">One line each, by name.</param>
internal sealed record SilosReply(ImmutableArray<SiloView> Silos);

/// <summary>The busiest grids of the cluster.</summary>
/// <param name="Seconds">How long was looked.</param>
/// <param name="Grids">Those that were called most often, the most first.</param>
internal sealed record HotReply(int Seconds, ImmutableArray<HotGrid> Grids);

/// <summary>A busy grid.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Silo">The silo on which it lives.</param>
/// <param name="Calls">Commands and questions from outside while somebody looked.</param>
internal sealed record HotGrid(UnitCode Grid, string Silo, long Calls);

/// <summary>Where a grid lives.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Silo">The silo; null while it lives nowhere: the next call wakes it.</param>
/// <param name="Address">The silo's address.</param>
internal sealed record HomeReply(UnitCode Grid, string? Silo, string? Address);
