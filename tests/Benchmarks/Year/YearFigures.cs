using GridOrleans.Benchmarks.Transitions;
using Spectre.Console;

namespace GridOrleans.Benchmarks.Year;

/// <summary>What the year took until its last acknowledgement.</summary>
/// <param name="Transitions">Commands acknowledged.</param>
/// <param name="Elapsed">From the first command to the last acknowledgement.</param>
/// <param name="Used">What this process used: silo and load generator.</param>
internal sealed record YearFigures(long Transitions, TimeSpan Elapsed, ProcessUse Used)
{
    /// <summary>Prints it.</summary>
    /// <param name="before">The database before the first command.</param>
    /// <param name="after">The database after the last.</param>
    public void Print(DatabaseUse before, DatabaseUse after)
    {
        AnsiConsole.WriteLine(
            $"{Elapsed.TotalSeconds:F1} s to the last acknowledgement: {Transitions:N0} transitions, "
            + $"{Transitions / Elapsed.TotalSeconds:N0}/s.");
        AnsiConsole.WriteLine(
            $"CPU: {Used.Cpu.TotalSeconds:F1} s silo and generator ({Each(Used.Cpu)}), {Server(before, after)}");
        AnsiConsole.WriteLine(
            $"{Used.Allocated / Transitions:N0} bytes allocated each, "
            + $"{Used.Paused.TotalSeconds / Elapsed.TotalSeconds:P1} "
            + $"in garbage collection; journal {(after.Journal - before.Journal) / Transitions:N0} bytes each"
            + (after.Log is { } log ? $", write-ahead log {(log - before.Log!.Value) / Transitions:N0}." : "."));
    }

    private string Server(DatabaseUse before, DatabaseUse after) => (before.Cpu, after.Cpu) is ({ } from, { } to)
        ? $"{(to - from).TotalSeconds:F1} s PostgreSQL ({Each(to - from)})."
        : "the database's is not known.";

    private string Each(TimeSpan cpu) => $"{cpu.TotalMicroseconds / Transitions:F1} µs each";
}
