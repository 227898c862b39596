using System.CommandLine;
using System.Diagnostics;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Units;
using HdrHistogram;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Upward;

/// <summary>Big matters a second that one unit takes, each durable before its sender is told.</summary>
internal static class EscalationsCommand
{
    private const long LatencyMicrosecondsMax = 60_000_000;

    // Another one in each run, so that nothing of an earlier run is on its desk.
    private static readonly UnitCode County =
        UnitCode.Parse($"{100_000 + (Stopwatch.GetTimestamp() / 1_000 % 900_000):000000}");

    private static readonly Option<int> Senders = Number("--senders", "Units below that send at once.", 512);
    private static readonly Option<int> PerCall = Number("--per-call", "Matters in one message batch.", 1);
    private static readonly Option<int> Seconds = Number("--seconds", "How long is measured.", 8);
    private static readonly Option<int> Rounds = Number("--rounds", "How often it is measured.", 3);
    private static readonly Option<bool> Owned = new("--owned")
    {
        Description = "The unit owns the matters: each arrival is reported down to its grid as well.",
    };

    public static Command Create()
    {
        var command = new Command("escalations", "Matters a second that one unit takes from those below it.")
        {
            Senders, PerCall, Seconds, Rounds, Owned,
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
        await using var silo = await BenchSilo.Start(storage, 1, projecting: false);
        var unit = silo.Grains.GetGrain<IUnitGrain>(County.ToString());
        var numbers = new long[parsed.GetValue(Senders)];
        for (var round = 0; round < parsed.GetValue(Rounds); round++)
        {
            await Measure(unit, numbers, parsed);
        }

        var docket = await unit.ReadDocket(new([], [], null, null, 0, 1));
        AnsiConsole.WriteLine($"{docket.Total} matters on the docket, {numbers.Sum()} sent.");
        return docket.Total == numbers.Sum() ? 0 : 1;
    }

    private static async Task Measure(IUnitGrain unit, long[] numbers, ParseResult parsed)
    {
        var (perCall, seconds) = (parsed.GetValue(PerCall), parsed.GetValue(Seconds));
        var owned = parsed.GetValue(Owned);
        var before = numbers.Sum();
        var clock = Stopwatch.StartNew();
        var latencies = numbers.Select(_ => new LongHistogram(LatencyMicrosecondsMax, 3)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, numbers.Length).Select(sender => Task.Factory.StartNew(async () =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                var news = Enumerable.Range(0, perCall).Select(_ => News(sender, ++numbers[sender], owned));
                await unit.Receive([.. news]);
                latencies[sender].RecordValue(
                    Math.Clamp((long)Stopwatch.GetElapsedTime(began).TotalMicroseconds, 1, LatencyMicrosecondsMax));
            }
        }).Unwrap()));

        var took = clock.Elapsed.TotalSeconds;
        var all = new LongHistogram(LatencyMicrosecondsMax, 3);
        Array.ForEach(latencies, all.Add);
        AnsiConsole.WriteLine(
            $"{(numbers.Sum() - before) / took:N0} matters/s, p50 {all.GetValueAtPercentile(50) / 1_000.0:F1} ms, "
            + $"p99 {all.GetValueAtPercentile(99) / 1_000.0:F1} ms");
    }

    private static Message<Matter> News(int sender, long number, bool owned)
    {
        var township = UnitCode.Parse($"{County}{sender % 1_000:000}");
        var grid = UnitCode.Parse($"{township}201001");
        var serial = checked((int)((number * 1_000) + (sender / 1_000)));
        return new($"unit/{township}-{sender}", number, new Matter
        {
            Case = new(grid, serial),
            Version = number,
            At = DateTimeOffset.UnixEpoch.AddSeconds(number),
            Standing = MatterStanding.Waiting,
            Owner = owned ? County : township,
            UpTo = UnitLevel.District,
            Severity = Severity.Major,
            Step = CaseStep.Filed,
            Item = "N101",
            Text = "楼房墙体开裂，居民要求尽快查看并疏散周边群众。",
            Place = new(113.29, 40.09, "东门外"),
            Rises = true,
            Why = ["rule first_owner v2: severity major; owner district 140213; at 2026-01-05T01:00:00Z"],
            Trail = [new(township, DateTimeOffset.UnixEpoch, "rule upward_route v1: on to 140213")],
        });
    }
}
