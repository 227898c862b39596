using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using GridOrleans.City;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Units;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace GridOrleans;

/// <summary>
/// Tells every grid what the city plan says of it, at each start: the first time that founds the city, later it only
/// wakes the grids, since the command ids are the plan's own.
/// </summary>
internal sealed partial class CityLoading(
    CityPlan plan,
    IGrainFactory grains,
    IOptions<CityOptions> options,
    TimeProvider clock,
    ILogger<CityLoading> log) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Grids that had the plan's facts before and were told others since.
    private int _newer;

    /// <summary>Ends when every grid knows its plan.</summary>
    public Task Loaded => _loaded.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = clock.GetTimestamp();
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.LoadAtOnce,
            CancellationToken = stoppingToken,
        };
        await Parallel.ForEachAsync(plan.Grids, bounds, async (grid, stop) => await Establish(grid, stop));
        await Parallel.ForEachAsync(plan.Units, bounds, async (unit, stop) => await Wake(unit, stop));
        _loaded.SetResult();
        LogLoaded(log, plan.Grids.Count, clock.GetElapsedTime(began).TotalSeconds);
        if (_newer > 0)
        {
            LogNewer(log, _newer);
        }
    }

    /// <summary>
    /// What a grid is told. The facts are in the id: the same facts again are the same command, changed facts are a
    /// new one.
    /// </summary>
    public static EstablishGrid Command(PlanGrid grid)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"plan:{grid.Code}:{Fingerprint(grid):x16}");
        return new(CommandId.Parse(id), grid.Name, grid.Households) { Responsible = grid.Responsible };
    }

    private Task Establish(PlanGrid grid, CancellationToken stop)
    {
        var command = Command(grid);
        return Insist(grid.Code, Tell, stop);

        async Task Tell()
        {
            var reply = await grains.GetGrain<IGridGrain>(grid.Code.ToString()).Establish(command);
            if (reply.Refusal is { } refusal)
            {
                throw new UnreachableException($"Grid {grid.Code} refuses its plan: {refusal.Detail}");
            }

            if (!Agrees(reply.Value!, grid))
            {
                Interlocked.Increment(ref _newer);
            }
        }
    }

    // What a crash left in a unit's outbox goes on.
    private Task Wake(PlanUnit unit, CancellationToken stop) =>
        Insist(unit.Code, () => grains.GetGrain<IUnitGrain>(unit.Code.ToString()).Wake(), stop);

    private async Task Insist(UnitCode unit, Func<Task> call, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception failure) when (IsPassing(failure) && !stop.IsCancellationRequested)
            {
                LogWaits(log, failure, unit.ToString());
                await Task.Delay(RetryDelay, clock, stop);
            }
        }
    }

    // Cancelled: when all silos of a cluster start at once, Orleans gives up an activation whose place another silo was
    // to note. It must not end the silo that asked.
    private static bool IsPassing(Exception failure) => failure
        is JournalUnavailableException
        or OrleansException
        or TimeoutException
        or OperationCanceledException
        or DbException
        or SerializerException
        or UnavailableExceptionFallbackException;

    private static bool Agrees(GridView grid, PlanGrid plan) =>
        grid.Name == plan.Name && grid.Households == plan.Households && grid.Responsible == plan.Responsible;

    private static ulong Fingerprint(PlanGrid grid)
    {
        // Where nobody is responsible the id is that of older releases, which knew of no such fact.
        var person = grid.Responsible is { } responsible ? $"|{responsible}" : "";
        var facts = string.Create(CultureInfo.InvariantCulture, $"{grid.Name}|{grid.Households}{person}");
        return System.IO.Hashing.XxHash3.HashToUInt64(System.Text.Encoding.UTF8.GetBytes(facts));
    }

    [LoggerMessage(LogLevel.Information, "The city is ready: {Grids} grids in {Seconds:F1} s.")]
    private static partial void LogLoaded(ILogger logger, int grids, double seconds);

    [LoggerMessage(LogLevel.Warning,
        "{Grids} grids keep newer facts than this plan's, which they had before: is it an older plan?")]
    private static partial void LogNewer(ILogger logger, int grids);

    [LoggerMessage(LogLevel.Warning, "Unit {Unit} does not answer yet; trying again.")]
    private static partial void LogWaits(ILogger logger, Exception failure, string unit);
}
