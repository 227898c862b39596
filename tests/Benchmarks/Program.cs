using System.CommandLine;
using GridOrleans.Benchmarks;
using GridOrleans.Benchmarks.Training;
using GridOrleans.Benchmarks.Upward;
using GridOrleans.Benchmarks.Year;

return await new RootCommand("Measures GridOrleans from within: the journal alone, and commands through the grains.")
{
    TransitionsCommand.Create(),
    JournalCommand.Create(),
    YearCommand.Create(),
    EscalationsCommand.Create(),
    DeadlinesCommand.Create(),
    AlarmsCommand.Create(),
    TrainingBench.Create(),
}.Parse(args).InvokeAsync();
