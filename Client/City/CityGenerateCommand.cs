using System.CommandLine;
using System.Text.Json;
using GridOrleans.City.Generation;
using GridOrleans.Registry;
using Spectre.Console;

namespace GridOrleans.City;

/// <summary><c>city generate</c>: writes a synthetic plan.</summary>
internal static class CityGenerateCommand
{
    private const string Registry = "registry.csv";

    public static Command Create()
    {
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed gives the same files, byte by byte.",
            DefaultValueFactory = _ => DefaultCity.Seed,
        };
        var target = new Option<DirectoryInfo>("--out")
        {
            Description = "The folder to write to; it must not hold a plan yet.",
            Required = true,
        };
        var people = new Option<bool>("--people")
        {
            Description = "Also invent the registries' records, marked as synthetic: registry.csv, about 1 GB.",
        };
        var records = new Option<long>("--records")
        {
            Description = "How many records --people invents.",
            DefaultValueFactory = _ => SyntheticRegistry.Published,
        };
        var json = CityCommand.Json();
        var command = new Command("generate", "Generate a synthetic plan of Datong: 5,379 grids in its 1,827 villages.")
        {
            seed, target, people, records, json,
        };
        command.SetAction((parsed, stop) => Task.FromResult(CityCommand.Run(() => Generate(
            parsed.GetValue(seed),
            parsed.GetRequiredValue(target).FullName,
            (parsed.GetValue(people) ? parsed.GetValue(records) : 0, parsed.GetValue(json)),
            stop))));
        return command;
    }

    private static int Generate(int seed, string folder, (long Records, bool Json) asked, CancellationToken stop)
    {
        var json = asked.Json;
        if (CityPlan.IsIn(folder))
        {
            throw new IOException($"{folder} holds a plan already; a plan is never overwritten.");
        }

        var plan = json || Console.IsOutputRedirected ? CityGenerator.Generate(seed, null, stop) : WithBar(seed, stop);
        plan.Write(folder);
        Invent(plan, seed, (folder, asked.Records), stop);
        var within = plan.Grids.Count(grid => HouseholdBand.Holds(grid.Households));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    folder,
                    seed,
                    synthetic = true,
                    units = plan.Units.Count,
                    grids = plan.Grids.Count,
                    within,
                    records = asked.Records,
                },
                CityJson.Options));
            return 0;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{plan.Grids.Count:N0} synthetic grids in {plan.Units.Count:N0} units (seed {seed}) are in {folder}."));
        Console.WriteLine(FormattableString.Invariant(
            $"{within:N0} hold {HouseholdBand.Least}–{HouseholdBand.Most} households."));
        if (asked.Records > 0)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{asked.Records:N0} synthetic records are in {Path.Combine(folder, Registry)}."));
        }

        return 0;
    }

    private static void Invent(CityPlan plan, int seed, (string Folder, long Records) asked, CancellationToken stop)
    {
        if (asked.Records == 0)
        {
            return;
        }

        using var text = new StreamWriter(Path.Combine(asked.Folder, Registry));
        var invented = new SyntheticRegistry(plan, seed, asked.Records);
        if (Console.IsOutputRedirected)
        {
            invented.Write(text, _ => { }, stop);
            return;
        }

        AnsiConsole.Progress().Start(bars =>
        {
            var bar = bars.AddTask("Inventing records", maxValue: asked.Records);
            invented.Write(text, written => bar.Value(written), stop);
        });
    }

    private static CityPlan WithBar(int seed, CancellationToken stop) => AnsiConsole.Progress().Start(bar =>
    {
        var task = bar.AddTask("Dividing the districts");
        return CityGenerator.Generate(seed, new Bar(task), stop);
    });

    /// <summary>Moves the bar at once; <see cref="Progress{T}"/> would do so later, on another thread.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value)
        {
            task.Description = value.Stage;
            task.MaxValue = value.Of;
            task.Value = value.Done;
        }
    }
}
