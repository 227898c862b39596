using System.CommandLine;
using GridOrleans.Benchmarks;

return await new RootCommand("Measures GridOrleans from within: the journal alone, and commands through the grains.")
{
    TransitionsCommand.Create(),
    JournalCommand.Create(),
}.Parse(args).InvokeAsync();
