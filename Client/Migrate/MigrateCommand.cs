using System.CommandLine;
using GridOrleans.Reading;
using GridOrleans.Registry;
using GridOrleans.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace GridOrleans.Migrate;

/// <summary>The verb <c>migrate</c>: creates or upgrades the schema, or rebuilds the read model.</summary>
internal static class MigrateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var rebuild = new Option<bool>("--rebuild-reading")
        {
            Description = "Empty the read model and fill it from the journal again. Lists are incomplete meanwhile.",
        };
        var verb = new Command("migrate", "Create the schema, or bring it to this release.") { rebuild };
        var choice = new StorageChoice(verb);
        verb.SetAction((parsed, stop) => StorageVerb.Run(parsed, choice, async engine =>
        {
            await Migrate(engine, parsed.InvocationConfiguration.Output, stop);
            if (parsed.GetValue(rebuild))
            {
                await Rebuild(engine, parsed.InvocationConfiguration.Output, stop);
            }

            return 0;
        }));
        return verb;
    }

    private static async Task Migrate(StorageEngine engine, TextWriter output, CancellationToken stop)
    {
        var report = await engine.Migrator.Migrate(stop);
        foreach (var step in report.Applied)
        {
            await output.WriteLineAsync($"{step.Database}: {step.Script}");
        }

        await output.WriteLineAsync(report.Applied.Count == 0
            ? "The schema is up to date."
            : $"Applied {report.Applied.Count} scripts.");
    }

    private static async Task Rebuild(StorageEngine engine, TextWriter output, CancellationToken stop)
    {
        await using var model = engine.NewReadModel();
        var projector = new FileProjector(model, TimeProvider.System, NullLogger<FileProjector>.Instance);
        var (total, start) = (0L, TimeProvider.System.GetTimestamp());
        ProjectionLag last = new(0, 0, []);
        await AnsiConsole.Progress().StartAsync(async screen =>
        {
            var bar = screen.AddTask("Rebuilding the read model", maxValue: double.MaxValue);
            await projector.Rebuild(
                new Watcher(lag =>
                {
                    last = lag;
                    total = Math.Max(total, lag.Entries);
                    bar.MaxValue(Math.Max(total, 1));
                    bar.Value(total - lag.Entries);
                }),
                stop);
            bar.Value(bar.MaxValue);
        });
        await using var tables = engine.NewRegistryTables();
        await new RegistryProjector(tables, engine.Journal, engine.Keys, NullLogger<RegistryProjector>.Instance)
            .Rebuild(stop);
        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await output.WriteLineAsync(FormattableString.Invariant($"The read model is rebuilt, in {seconds:0.0} s."));
        foreach (var stuck in last.Stuck)
        {
            await output.WriteLineAsync($"{stuck.Stream} stopped before version {stuck.Version}: {stuck.Trouble}");
        }
    }

    private sealed class Watcher(Action<ProjectionLag> told) : IProgress<ProjectionLag>
    {
        public void Report(ProjectionLag value) => told(value);
    }
}
