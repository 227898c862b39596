using System.CommandLine;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Benchmarks.Transitions;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Units;
using HdrHistogram;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Upward;

/// <summary>One-key alarms while a surge is running: how long until each level has them on its desk.</summary>
internal static class AlarmsCommand
{
    private const long LatencyMicrosecondsMax = 60_000_000;

    private static readonly UnitLevel[] Levels = [UnitLevel.Village, UnitLevel.Township, UnitLevel.District];

    private static readonly Option<int> Grids = Number("--grids", "How many grids.", 5_379);
    private static readonly Option<int> InFlight = Number("--in-flight", "Cases that the surge moves at once.", 512);
    private static readonly Option<int> Seconds = Number("--seconds", "How long alarms are raised.", 20);
    private static readonly Option<int> PerSecond = Number("--per-second", "Alarms a second.", 20);

    public static Command Create()
    {
        var command = new Command("alarms", "One-key alarms under a surge: until every level has them on its desk.")
        {
            Grids, InFlight, Seconds, PerSecond,
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
        await using var silo = await BenchSilo.Start(storage, parsed.GetValue(Grids), projecting: false);
        var (seconds, perSecond) = (parsed.GetValue(Seconds), parsed.GetValue(PerSecond));
        var shape = new LoadShape(
            parsed.GetValue(InFlight),
            Hot: false,
            PerCall: 1,
            Rate: null,
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(seconds));
        var surge = new ClosedLoop(silo.Grains, silo.Grids, shape, (1, 0)).Run();
        await Task.Delay(shape.WarmUp);
        var alarms = await Raise(silo, seconds * perSecond, TimeSpan.FromSeconds(1.0 / perSecond));
        var load = await surge;
        AnsiConsole.WriteLine($"{alarms.Count} alarms while the surge moved {load.PerSecond:N0} transitions/s.");
        return await Report(silo, alarms) ? 0 : 1;
    }

    private static async Task<List<(CaseNumber Case, DateTimeOffset Sent, TimeSpan Answered)>> Raise(
        BenchSilo silo,
        int count,
        TimeSpan pace)
    {
        var (random, clock) = (new Random(1), TimeProvider.System);
        var began = clock.GetTimestamp();
        var raised = Enumerable.Range(0, count).Select(async i =>
        {
            await Task.Delay(pace * i);
            var (intended, sent) = (pace * i, clock.GetUtcNow() - (clock.GetElapsedTime(began) - (pace * i)));
            var grid = silo.Grids[random.Next(silo.Grids.Count)];
            var reply = await silo.Grains.GetGrain<IGridGrain>(grid.ToString()).Execute(new(
                CommandId.Parse(string.Create(CultureInfo.InvariantCulture, $"alarm-{began:x}-{i:0000}")),
                new("resident-17", [new(Role.Resident, grid.At(UnitLevel.Village))]),
                null,
                new RaiseAlarm(new(113.29, 40.09), "有人落水")));
            return (reply.Value!.Number, sent, clock.GetElapsedTime(began) - intended);
        }).ToList();
        return [.. await Task.WhenAll(raised)];
    }

    private static async Task<bool> Report(
        BenchSilo silo,
        List<(CaseNumber Case, DateTimeOffset Sent, TimeSpan Answered)> alarms)
    {
        Print("answered", alarms.Select(alarm => alarm.Answered));
        var files = new List<(CaseView File, DateTimeOffset Sent)>();
        foreach (var (number, sent, _) in alarms)
        {
            var grain = silo.Grains.GetGrain<IGridGrain>(number.Grid.ToString());
            var file = (await grain.ReadCase(number, null)).Value!.Case;
            for (var tries = 0; file.Hops.IsEmpty && tries < 100; tries++)
            {
                await Task.Delay(50);
                file = (await grain.ReadCase(number, null)).Value!.Case;
            }

            files.Add((file, sent));
        }

        foreach (var level in Levels)
        {
            Print(
                $"on the {level} desk",
                files.SelectMany(file => file.File.Hops
                    .Where(hop => hop.Unit.Level == level)
                    .Select(hop => hop.At - file.Sent)));
        }

        return files.TrueForAll(file => file.File.Hops.Length == Levels.Length);
    }

    private static void Print(string what, IEnumerable<TimeSpan> latencies)
    {
        var histogram = new LongHistogram(LatencyMicrosecondsMax, 3);
        foreach (var latency in latencies)
        {
            histogram.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, LatencyMicrosecondsMax));
        }

        AnsiConsole.WriteLine(
            $"{what}: {histogram.TotalCount}, p50 {histogram.GetValueAtPercentile(50) / 1_000.0:F1} ms, p99 "
            + $"{histogram.GetValueAtPercentile(99) / 1_000.0:F1} ms, max {histogram.GetMaxValue() / 1_000.0:F0} ms");
    }
}
