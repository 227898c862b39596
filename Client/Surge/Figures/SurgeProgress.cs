using Spectre.Console;

namespace GridOrleans.Surge.Figures;

/// <summary>Tells how a surge goes: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class SurgeProgress
{
    private static readonly TimeSpan BarEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(2);

    /// <summary>Runs a surge and watches it.</summary>
    /// <param name="surge">The surge.</param>
    /// <param name="output">Where to tell; the standard output stays free for the report.</param>
    /// <param name="stop">Ends the surge early.</param>
    public static Task<SurgeReport> Watch(SurgeSession surge, TextWriter output, CancellationToken stop)
    {
        // Started apart from here: until its first await a surge reads the city plan, which takes seconds.
        var run = Task.Run(() => surge.Run(stop), CancellationToken.None);
        return output == Console.Error && !Console.IsErrorRedirected
            ? WithBar(surge, run, output)
            : WithLines(surge, run, output);
    }

    private static async Task<SurgeReport> WithLines(SurgeSession surge, Task<SurgeReport> run, TextWriter output)
    {
        using var timer = new PeriodicTimer(LineEvery);
        while (!await EndedBefore(timer, run))
        {
            if (surge.Proving)
            {
                await output.WriteLineAsync("       reading the journal");
            }
            else if (surge.Pulse is { } pulse)
            {
                await output.WriteLineAsync(FormattableString.Invariant(
                    $"{pulse.Elapsed.TotalSeconds,5:F0} s  {pulse.Ended} of {surge.Cases}  {Tell(pulse)}"));
            }
        }

        return await run;
    }

    private static Task<SurgeReport> WithBar(SurgeSession surge, Task<SurgeReport> run, TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        return console.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(async bar =>
            {
                var task = bar.AddTask("reading the city plan", maxValue: 1);
                using var timer = new PeriodicTimer(BarEvery);
                while (!await EndedBefore(timer, run))
                {
                    Move(task, surge);
                }

                Move(task, surge);
                return await run;
            });
    }

    private static void Move(ProgressTask task, SurgeSession surge)
    {
        if (surge.Pulse is { } pulse)
        {
            task.MaxValue = Math.Max(1, surge.Cases);
            task.Value = pulse.Ended;
            task.Description = Markup.Escape(surge.Proving ? "reading the journal" : Tell(pulse));
        }
    }

    /// <summary>Waits for the next tick or the end of the run, whichever comes first.</summary>
    private static async Task<bool> EndedBefore(PeriodicTimer timer, Task run)
    {
        using var ended = new CancellationTokenSource();
        var tick = timer.WaitForNextTickAsync(ended.Token).AsTask();
        if (await Task.WhenAny(tick, run) == tick)
        {
            return run.IsCompleted;
        }

        await ended.CancelAsync();
        return true;
    }

    private static string Tell(SurgePulse pulse) => FormattableString.Invariant(
        $"{pulse.Acknowledged:N0} acknowledged, {pulse.Now?.Acknowledged ?? 0:N0}/s, {pulse.Open} open, ")
        + FormattableString.Invariant(
            $"now p50 {pulse.Now?.P50 ?? 0:N1} p99 {pulse.Now?.P99 ?? 0:N1} ms, all p99 {pulse.P99:N1} ms, ")
        + FormattableString.Invariant($"{pulse.Retried} retried, {pulse.Failed + pulse.Faults} errors");
}
