using System.CommandLine;
using System.Diagnostics;
using GridOrleans.Benchmarks.Transitions;
using Spectre.Console;

namespace GridOrleans.Benchmarks;

/// <summary>Durable transitions a second, in-process: grain, rules, JSON, hash chain, group commit, disk.</summary>
internal static class TransitionsCommand
{
    private static readonly Option<int> Grids = Number("--grids", "How many grids.", 5_379);
    private static readonly Option<int> InFlight = Number("--in-flight", "How many cases are moved at once.", 512);
    private static readonly Option<int> Open = Number("--open", "Cases already open in every grid.", 0);
    private static readonly Option<long> History = new("--history")
    {
        Description = "Entries that the journal already holds, of years past; PostgreSQL only.",
    };

    private static readonly Option<int> PerCall = Number("--per-call", "Cases of one grid moved by one call.", 1);
    private static readonly Option<int> Seconds = Number("--seconds", "How long is measured.", 10);
    private static readonly Option<int> WarmUp = Number("--warm-up", "Seconds before anything is counted.", 5);
    private static readonly Option<int> Rounds = Number("--rounds", "How often it is measured.", 1);
    private static readonly Option<int> Seed = Number("--seed", "Which grids come when.", 1);
    private static readonly Option<int?> Rate = new("--rate") { Description = "Transitions a second to offer." };
    private static readonly Option<bool> Alone = new("--no-projection") { Description = "Without the read model." };
    private static readonly Option<bool> Hot = new("--hot") { Description = "90 % of the cases on 50 grids." };

    public static Command Create()
    {
        var command = new Command("transitions", "Cases through all their steps, each step durable before its answer.")
        {
            Grids, Open, History, InFlight, PerCall, Seconds, WarmUp, Rounds, Seed, Rate, Hot, Alone,
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
        var began = Stopwatch.StartNew();
        await using var silo = await BenchSilo.Start(storage, parsed.GetValue(Grids), !parsed.GetValue(Alone));
        AnsiConsole.WriteLine($"{silo.Grids.Count} grids on {storage.Engine} after {began.Elapsed.TotalSeconds:F1} s.");

        if (parsed.GetValue(History) is > 0 and var past)
        {
            var bytes = await PastEntries.Fill(storage, past);
            AnsiConsole.WriteLine(
                $"{past:N0} entries of the past: {bytes >> 20:N0} MiB, after {began.Elapsed.TotalSeconds:F0} s.");
        }

        await OpenCases.Open(silo, parsed.GetValue(Open));
        var shape = new LoadShape(
            parsed.GetValue(InFlight),
            parsed.GetValue(Hot),
            parsed.GetValue(PerCall),
            parsed.GetValue(Rate),
            TimeSpan.FromSeconds(parsed.GetValue(WarmUp)),
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)));
        var refused = 0L;
        for (var round = 0; round < parsed.GetValue(Rounds); round++)
        {
            var result = await new ClosedLoop(silo.Grains, silo.Grids, shape, (parsed.GetValue(Seed), round)).Run();
            Print(result);
            refused += result.Refused;
        }

        return refused == 0 ? 0 : 1;
    }

    private static void Print(LoadResult result) => AnsiConsole.WriteLine(
        $"{result.PerSecond:N0} transitions/s, p50 {result.Milliseconds(50):F1} ms, "
        + $"p99 {result.Milliseconds(99):F1} ms, p99.9 {result.Milliseconds(99.9):F1} ms, "
        + $"here {result.Used.Cpu.TotalMicroseconds / result.Transitions:F1} µs CPU and "
        + $"{result.Used.Allocated / result.Transitions / 1024.0:F1} KiB each, "
        + $"{result.Used.Paused.TotalSeconds / result.Seconds:P0} in garbage collection, {result.Refused} refused");
}
