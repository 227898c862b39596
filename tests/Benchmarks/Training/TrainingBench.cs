using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Training;
using GridOrleans.Units;
using HdrHistogram;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Training;

/// <summary>
/// Thousands check in to one training session at once, some twice; then the silo is started anew, and the roll must
/// hold each of them once. Exit code 0 only if it does, and all were answered within a minute.
/// </summary>
internal static class TrainingBench
{
    private const long LatencyMicrosecondsMax = 60_000_000;

    /// <summary>What the city's largest trainings need: 5,000 attendees within this time.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BeginsIn = TimeSpan.FromMinutes(30);
    private static readonly UnitCode County = UnitCode.Parse("140213");

    private static readonly Option<int> CheckIns = Number("--checkins", "How many gridworkers check in.", 5_000);
    private static readonly Option<int> InFlight = Number("--in-flight", "How many wait for an answer at once.", 512);
    private static readonly Option<int> Repeated = Number("--repeated", "Every how many-th sends it twice.", 10);

    public static Command Create()
    {
        var command = new Command("training", "Check-ins to one training session, exact after a restart.")
        {
            CheckIns, InFlight, Repeated,
        };
        var storage = new BenchStorage();
        storage.AddTo(command);
        command.SetAction((parsed, stop) => Run(parsed, storage.Read(parsed), stop));
        return command;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }

    private static async Task<int> Run(ParseResult parsed, StorageOptions storage, CancellationToken stop)
    {
        var (checkIns, inFlight) = (parsed.GetValue(CheckIns), parsed.GetValue(InFlight));
        var id = new TrainingId(County, $"bench-{Stopwatch.GetTimestamp():x}");
        TimeSpan took;
        var at = TimeProvider.System.GetUtcNow();
        await using (var silo = await BenchSilo.Start(storage, 0, projecting: false))
        {
            await Announce(silo, id);
            took = await Measure((silo, id, at), (checkIns, inFlight, parsed.GetValue(Repeated)), stop);
        }

        await using var again = await BenchSilo.Start(storage, 0, projecting: false);
        var exact = await IsExact(again, id, checkIns);
        var inTime = took <= Allowed;
        AnsiConsole.WriteLine(
            $"{(exact && inTime ? "PASS" : "FAIL")}: {checkIns:N0} check-ins in {took.TotalSeconds:F1} s "
            + $"({Allowed.TotalSeconds:F0} s allowed), attendance {(exact ? "exact" : "NOT exact")} after a restart.");
        return exact && inTime ? 0 : 1;
    }

    private static async Task Announce(BenchSilo silo, TrainingId id)
    {
        var from = TimeProvider.System.GetUtcNow() + BeginsIn;
        var reply = await silo.Grains.GetGrain<ITrainingGrain>(County.ToString()).Execute(new(
            CommandId.Parse($"announce-{id}"),
            new("zheng", [new(Role.PoliticalLegalCommittee, County)]),
            new AnnounceTraining(id.Name, "消防培训", from, from.AddHours(2), [County], [StaffClass.Micro], [], 0)));
        if (!reply.Accepted)
        {
            throw new InvalidOperationException(reply.Refusal.Detail);
        }
    }

    private static async Task<TimeSpan> Measure(
        (BenchSilo Silo, TrainingId Id, DateTimeOffset At) session,
        (int CheckIns, int InFlight, int Repeated) shape,
        CancellationToken stop)
    {
        var latencies = new LongConcurrentHistogram(1, LatencyMicrosecondsMax, 3);
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = shape.InFlight, CancellationToken = stop };
        var sent = Enumerable.Range(0, shape.CheckIns)
            .SelectMany(i => Enumerable.Repeat(i, i % shape.Repeated == 0 ? 2 : 1));
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(sent, bounds, async (i, _) =>
        {
            var began = Stopwatch.GetTimestamp();
            await CheckIn(session.Silo, session.Id, session.At, i);
            latencies.RecordValue(
                Math.Clamp((long)Stopwatch.GetElapsedTime(began).TotalMicroseconds, 1, LatencyMicrosecondsMax));
        });
        var took = clock.Elapsed;
        AnsiConsole.WriteLine(
            $"{latencies.TotalCount:N0} sent, {latencies.TotalCount / took.TotalSeconds:N0}/s, "
            + $"p50 {latencies.GetValueAtPercentile(50) / 1_000.0:F1} ms, "
            + $"p99 {latencies.GetValueAtPercentile(99) / 1_000.0:F1} ms, "
            + $"max {latencies.GetMaxValue() / 1_000.0:F0} ms, sheets opened cold.");
        return took;
    }

    private static async Task CheckIn(BenchSilo silo, TrainingId id, DateTimeOffset at, int i)
    {
        var worker = Worker(i);
        var reply = await silo.Grains.GetGrain<IRollSheetGrain>(id.Sheet(TrainingId.SheetOf(worker))).Execute(new(
            CommandId.Parse($"check-in-{id.Name}-{worker}"),
            new(worker, [new(Role.MicroGridworker, County)]),
            new CheckInToTraining(at)));
        if (reply.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Detail);
        }
    }

    private static async Task<bool> IsExact(BenchSilo silo, TrainingId id, int checkIns)
    {
        var total = (await silo.Grains.GetGrain<ITrainingGrain>(County.ToString()).Sum(id.Name)).Value!.Attended;
        var sheets = await Task.WhenAll(Enumerable.Range(0, TrainingId.Sheets)
            .Select(number => silo.Grains.GetGrain<IRollSheetGrain>(id.Sheet(number)).Read()));
        var people = sheets.SelectMany(sheet => sheet.Attendances).Select(one => one.Worker).ToHashSet();
        AnsiConsole.WriteLine(
            $"After a restart: {total:N0} attended, {people.Count:N0} different people; the fullest of "
            + $"{TrainingId.Sheets} sheets has {sheets.Max(sheet => sheet.Attendances.Length):N0}.");
        return total == checkIns && people.SetEquals(Enumerable.Range(0, checkIns).Select(Worker));
    }

    private static string Worker(int i) => string.Create(CultureInfo.InvariantCulture, $"gw-{i:000000}");
}
