using System.Collections.Immutable;
using System.Diagnostics;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Units;
using HdrHistogram;

namespace GridOrleans.Benchmarks.Transitions;

/// <summary>Moves cases through their steps as fast as they are acknowledged, or at a given rate.</summary>
internal sealed class ClosedLoop(
    IGrainFactory grains,
    IReadOnlyList<UnitCode> grids,
    LoadShape shape,
    (int Seed, int Round) run)
{
    private const long LatencyMicrosecondsMax = 60_000_000;

    // Keeps the command ids of one run's rounds apart.
    private const int RoundsApart = 10_000_000;

    private readonly long _start = Stopwatch.GetTimestamp();
    private long _transitions;
    private long _refused;

    private bool Counting => Elapsed >= shape.WarmUp;

    private bool Over => Elapsed >= shape.WarmUp + shape.Measure;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public async Task<LoadResult> Run()
    {
        var workers = Math.Max(1, shape.InFlight / shape.PerCall);
        var histograms = new LongHistogram[workers];
        var running = Enumerable.Range(0, workers).Select(worker =>
        {
            histograms[worker] = new(LatencyMicrosecondsMax, 3);
            return Task.Factory.StartNew(() => Work(worker, workers, histograms[worker])).Unwrap();
        }).ToList();

        await Task.Delay(shape.WarmUp);
        var before = ProcessUse.Now;
        await Task.Delay(shape.Measure);
        var used = ProcessUse.Now.Since(before);
        await Task.WhenAll(running);

        var all = new LongHistogram(LatencyMicrosecondsMax, 3);
        Array.ForEach(histograms, all.Add);
        return new(_transitions, shape.Measure.TotalSeconds, _refused, all, used);
    }

    private async Task Work(int worker, int workers, LongHistogram latency)
    {
        var random = new Random((run.Seed * RoundsApart) + (run.Round * workers) + worker);
        var pace = shape.Rate is { } rate ? TimeSpan.FromSeconds(workers * shape.PerCall / rate) : TimeSpan.Zero;
        var due = pace * random.NextDouble();
        for (var round = 0; !Over; round++)
        {
            var code = grids[shape.NextGrid(random, grids.Count)];
            var grid = grains.GetGrain<IGridGrain>(code.ToString());
            var cases = new CaseNumber?[shape.PerCall];
            for (var step = 0; step < BenchWalk.Steps && !Over; step++)
            {
                due = await Pace(due, pace);
                var from = pace == TimeSpan.Zero ? Elapsed : due;
                var replies = await Call(grid, code, cases, (worker, (run.Round * RoundsApart) + round, step));
                Count(latency, from, replies);
                cases = Array.ConvertAll([.. replies], reply => reply.Value?.Number);
            }
        }
    }

    private async Task<TimeSpan> Pace(TimeSpan due, TimeSpan pace)
    {
        if (pace == TimeSpan.Zero)
        {
            return due;
        }

        due += pace;
        if (due - Elapsed is { TotalMilliseconds: > 1 } early)
        {
            await Task.Delay(early);
        }

        return due;
    }

    private static async Task<ImmutableArray<Reply<CaseView>>> Call(
        IGridGrain grid, UnitCode code, CaseNumber?[] cases, (int Worker, int Round, int Step) at)
    {
        if (cases is [var only])
        {
            return [await grid.Execute(BenchWalk.Request(code, only, at, 0))];
        }

        return await grid.ExecuteMany([.. cases.Select((number, i) => BenchWalk.Request(code, number, at, i))]);
    }

    private void Count(LongHistogram latency, TimeSpan from, ImmutableArray<Reply<CaseView>> replies)
    {
        var refused = replies.Count(reply => !reply.Accepted);
        Interlocked.Add(ref _refused, refused);
        if (!Counting || Over)
        {
            return;
        }

        Interlocked.Add(ref _transitions, replies.Length - refused);
        var micros = (long)(Elapsed - from).TotalMicroseconds;
        latency.RecordValueWithCount(Math.Clamp(micros, 1, LatencyMicrosecondsMax), replies.Length);
    }
}
