using System.Diagnostics;
using System.Globalization;

namespace GridOrleans.Surge.Watching;

/// <summary>Something that is done to the city in the middle of a surge, such as killing a silo.</summary>
/// <param name="At">When, from the surge's start.</param>
/// <param name="Command">What is run, by the system's shell.</param>
internal sealed record PlannedFault(TimeSpan At, string Command)
{
    /// <summary>Reads <c>8s=kill -9 4711</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PlannedFault Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 1
            && text[equals - 1] is 's'
            && double.TryParse(
                text.AsSpan(0, equals - 1),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var seconds)
            && text[(equals + 1)..].Trim() is { Length: > 0 } command
            ? new(TimeSpan.FromSeconds(seconds), command)
            : throw new FormatException(
                $"'{text}' is no fault: an instant, '=' and a command are expected, such as \"8s=kill -9 4711\".");
    }

    /// <summary>Waits for its instant and runs it.</summary>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">The surge was over before.</exception>
    public async Task<SurgeEvent> Happen(Pace pace, CancellationToken stop)
    {
        await pace.Until(At, stop);
        var at = pace.Elapsed.TotalSeconds;
        string[] shell = OperatingSystem.IsWindows() ? ["cmd", "/c"] : ["/bin/sh", "-c"];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(shell[0], [shell[1], Command])
            {
                // The standard output is the report's.
                RedirectStandardOutput = true,
            })!;
            await process.WaitForExitAsync(CancellationToken.None);
            return new(at, Command, process.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new(at, Command, null);
        }
    }
}

/// <summary>Something that was done to the city in the middle of a surge.</summary>
/// <param name="At">When, in seconds from the surge's start.</param>
/// <param name="What">The command that was run.</param>
/// <param name="ExitCode">How it ended; null when it could not be started.</param>
internal sealed record SurgeEvent(double At, string What, int? ExitCode);
