using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GridOrleans.Benchmarks.Transitions;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using HdrHistogram;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Upward;

/// <summary>18:00 on a workday: thousands of cases fall due in the same second.</summary>
internal static class DeadlinesCommand
{
    private const long LatencyMicrosecondsMax = 60_000_000;
    private const int FileAtOnce = 256;
    private const int PerCallMax = 32;

    // Monday 9:00 in China; cases filed then are due on Thursday at 18:00.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Thursday = new(2026, 3, 5, 10, 0, 0, TimeSpan.Zero);

    private static readonly Option<int> Cases = Number("--cases", "Cases that fall due.", 20_000);
    private static readonly Option<int> Grids = Number("--grids", "Grids that they are in.", 5_379);
    private static readonly Option<bool> Escalating = new("--escalating")
    {
        Description = "As the city's table has it: each case also goes to its township.",
    };

    public static Command Create()
    {
        var command = new Command("deadlines", "Cases that all fall due in one second: how long until each is marked.")
        {
            Cases, Grids, Escalating,
        };
        var storage = new BenchStorage();
        storage.AddTo(command);
        command.SetAction((parsed, _) => Run(parsed, storage.Read(parsed)));
        return command;
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    private static async Task<int> Run(ParseResult parsed, StorageOptions storage)
    {
        var time = new JumpTime(Monday);
        await using var silo = await BenchSilo.Start(storage, parsed.GetValue(Grids), projecting: false, services =>
        {
            services.AddSingleton(new CityTime(time));
            services.Configure<EscalationOptions>(options => OnlyTheWholeCase(options, parsed.GetValue(Escalating)));
        });
        var filing = Stopwatch.StartNew();
        var before = await File(silo, parsed.GetValue(Cases));
        var filed = before.Values.Sum();
        using var marks = new Marks(filed);
        time.JumpTo(Thursday - TimeSpan.FromMilliseconds(1));
        await Task.Delay(TimeSpan.FromSeconds(2));
        var early = marks.Counted;
        AnsiConsole.WriteLine(
            $"{filed} cases filed in {filing.Elapsed.TotalSeconds:F1} s; one millisecond before 18:00, {early} are "
            + "marked.");

        using var reading = new CancellationTokenSource();
        var reads = Task.Factory.StartNew(() => Read(silo, reading.Token)).Unwrap();
        var clock = Stopwatch.StartNew();
        time.JumpTo(Thursday);
        var fired = clock.Elapsed;
        while (!marks.All.IsCompleted)
        {
            // Time goes on: whoever found the journal full tries again a little later, by the city's clock.
            await Task.WhenAny(marks.All, Task.Delay(TimeSpan.FromMilliseconds(50)));
            time.JumpTo(Thursday + clock.Elapsed);
        }

        var took = clock.Elapsed;
        await reading.CancelAsync();
        var latency = await reads;
        await Task.Delay(TimeSpan.FromSeconds(2));
        AnsiConsole.WriteLine(
            $"{marks.Counted} marked in {took.TotalSeconds:F2} s ({filed / took.TotalSeconds:N0}/s; all timers rang "
            + $"after {fired.TotalSeconds:F2} s). Reads meanwhile: {latency.TotalCount}, "
            + $"p50 {latency.GetValueAtPercentile(50) / 1_000.0:F1} ms, "
            + $"p99 {latency.GetValueAtPercentile(99) / 1_000.0:F1} ms, max {latency.GetMaxValue() / 1_000.0:F0} ms");
        return early == 0 && marks.Counted == filed ? 0 : 1;
    }

    // So that nothing but the whole case's deadline falls due: the cases are assigned, and no step has a limit.
    private static void OnlyTheWholeCase(EscalationOptions options, bool escalating)
    {
        options.Ordinary.Escalate = escalating ? options.Ordinary.Escalate : "";
        options.Steps = new() { Reported = "", Filed = "", Assigned = "", Investigated = "", FedBack = "" };
    }

    private static async Task<Dictionary<string, int>> File(BenchSilo silo, int cases)
    {
        var counts = silo.Grids.Select((code, i) => (
            Code: code,
            Count: (cases / silo.Grids.Count) + (i < cases % silo.Grids.Count ? 1 : 0)));
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = FileAtOnce };
        await Parallel.ForEachAsync(counts, bounds, async (grid, _) =>
        {
            var grain = silo.Grains.GetGrain<IGridGrain>(grid.Code.ToString());
            for (var done = 0; done < grid.Count; done += PerCallMax)
            {
                var slots = Enumerable.Range(done, Math.Min(PerCallMax, grid.Count - done)).ToArray();
                var opened = await grain.ExecuteMany(
                    [.. slots.Select(slot => BenchWalk.Request(grid.Code, null, (0, 0, 0), slot))]);
                foreach (var step in (int[])[1, 2])
                {
                    await grain.ExecuteMany([.. slots.Zip(
                        opened,
                        (slot, reply) => BenchWalk.Request(grid.Code, reply.Value!.Number, (0, 0, step), slot))]);
                }
            }
        });
        return counts.Where(grid => grid.Count > 0).ToDictionary(grid => grid.Code.ToString(), grid => grid.Count);
    }

    private static async Task<LongHistogram> Read(BenchSilo silo, CancellationToken stop)
    {
        var (latency, random) = (new LongHistogram(LatencyMicrosecondsMax, 3), new Random(1));
        while (!stop.IsCancellationRequested)
        {
            var code = silo.Grids[random.Next(silo.Grids.Count)];
            var began = Stopwatch.GetTimestamp();
            await silo.Grains.GetGrain<IGridGrain>(code.ToString()).Read();
            latency.RecordValue(
                Math.Clamp((long)Stopwatch.GetElapsedTime(began).TotalMicroseconds, 1, LatencyMicrosecondsMax));
            await Task.Delay(1, CancellationToken.None);
        }

        return latency;
    }

    /// <summary>Marks counted by the silo's own metric, which grows when a mark is durable.</summary>
    private sealed class Marks : IDisposable
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly MeterListener _listener;
        private long _counted;

        public Marks(int expected)
        {
            _listener = new()
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Name == EscalationMetrics.DeadlinesName)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _listener.SetMeasurementEventCallback<long>((_, more, _, _) =>
            {
                if (Interlocked.Add(ref _counted, more) >= expected)
                {
                    _all.TrySetResult();
                }
            });
            _listener.Start();
        }

        public long Counted => Interlocked.Read(ref _counted);

        public Task All => _all.Task;

        public void Dispose() => _listener.Dispose();
    }
}
