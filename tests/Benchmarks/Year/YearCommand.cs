using System.CommandLine;
using System.Diagnostics;
using GridOrleans.Benchmarks.Transitions;
using GridOrleans.Reading;
using GridOrleans.Verification;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Year;

/// <summary>
/// The city's year at full speed: every move acknowledged after it is on disk, then the read model caught up, then the
/// journal proved with every acknowledgement. Exit code 0 only if all of that holds to the last case.
/// </summary>
internal static class YearCommand
{
    private const int Grids = 5_379;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Tell = TimeSpan.FromSeconds(5);

    private static readonly Option<int> Cases = Number("--cases", "How many cases.", YearPlan.Published);
    private static readonly Option<int> Batch = Number("--batch", "Cases of one grid moved by one call.", 1);
    private static readonly Option<int> InFlight = Number("--in-flight", "How many cases are moved at once.", 4_096);
    private static readonly Option<bool> Alone = new("--no-projection") { Description = "Without the read model." };

    public static Command Create()
    {
        var command = new Command("year", "The city's year at full speed, acknowledged, shown in lists, and proved.")
        {
            Cases, Batch, InFlight, Alone,
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
        await using var engine = StorageEngine.Create(storage);
        await engine.Migrator.Migrate(stop);
        await using var model = engine.NewReadModel();
        var shown = await Replay(parsed, storage, (engine, model), stop);
        AnsiConsole.WriteLine("Proving the journal …");
        var acks = AcksFile(storage);
        var began = Stopwatch.StartNew();
        var before = ProcessUse.Now;
        var report = await new JournalAudit(engine.Journal, model, TimeProvider.System).Run(
            new() { Acknowledgements = acks }, new Progress<AuditProgress>(), stop);
        var used = ProcessUse.Now.Since(before);
        AnsiConsole.WriteLine(
            $"{began.Elapsed.TotalSeconds:F1} s to prove {report.Entries:N0} entries and {report.Acknowledged:N0} "
            + $"acknowledgements ({report.Entries / began.Elapsed.TotalSeconds:N0} entries/s, "
            + $"{used.Cpu.TotalSeconds:F1} s CPU here, "
            + $"{used.Allocated / report.Entries:N0} bytes allocated each): {report.FindingsTotal} findings.");
        foreach (var finding in report.Findings.Take(5))
        {
            AnsiConsole.WriteLine($"  {finding}");
        }

        File.Delete(acks);
        return report.Clean && shown ? 0 : 1;
    }

    private static async Task<bool> Replay(
        ParseResult parsed,
        StorageOptions storage,
        (StorageEngine Engine, IReadModel Model) read,
        CancellationToken stop)
    {
        var projecting = !parsed.GetValue(Alone);
        var perCall = parsed.GetValue(Batch);
        await using var silo = await BenchSilo.Start(storage, Grids, projecting);
        var plan = new YearPlan(silo.Grids, parsed.GetValue(Cases), perCall);
        var acks = new YearAcks(AcksFile(storage));
        var load = new YearLoad(silo.Grains, plan, acks);
        var earlier = await DatabaseUse.Cases(read.Engine);
        AnsiConsole.WriteLine($"{Grids:N0} grids on {storage.Engine}, {plan.Cases:N0} cases, {perCall} a call.");

        var journal = await DatabaseUse.Now(read.Engine);
        var began = Stopwatch.StartNew();
        var before = ProcessUse.Now;
        using (new Timer(_ => Progress(load, began.Elapsed), null, Tell, Tell))
        {
            await load.Run(Math.Max(1, parsed.GetValue(InFlight) / perCall), stop);
        }

        var figures = new YearFigures(load.Acknowledged, began.Elapsed, ProcessUse.Now.Since(before));
        figures.Print(journal, await DatabaseUse.Now(read.Engine));
        await acks.DisposeAsync();
        if (!projecting)
        {
            return true;
        }

        while (!(await read.Model.Lag(stop)).CaughtUp)
        {
            await Task.Delay(Poll, stop);
        }

        var (handled, open) = await DatabaseUse.Cases(read.Engine);
        (handled, open) = (handled - earlier.Handled, open - earlier.Open);
        AnsiConsole.WriteLine(
            $"{began.Elapsed.TotalSeconds:F1} s until lists show it all: {handled:N0} handled, {open:N0} open.");
        return handled == plan.Cases - plan.Open && open == plan.Open;
    }

    private static void Progress(YearLoad load, TimeSpan elapsed) => AnsiConsole.WriteLine(
        $"  {elapsed.TotalSeconds:F0} s: {load.Acknowledged:N0} acknowledged, "
        + $"{load.Acknowledged / elapsed.TotalSeconds:N0}/s, {Environment.WorkingSet >> 20:N0} MiB");

    private static string AcksFile(StorageOptions storage) => Path.Combine(
        storage.Kind is StorageKind.Sqlite ? storage.Folder : Path.GetTempPath(), $"year-{Environment.ProcessId}.acks");
}
