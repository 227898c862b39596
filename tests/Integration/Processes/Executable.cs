using System.Diagnostics;
using Xunit;

namespace GridOrleans.Integration.Processes;

/// <summary>The project's own executables, as a person starts them.</summary>
internal static class Executable
{
    /// <summary>Runs <c>Client</c> to its end.</summary>
    /// <returns>The exit code, and what it printed on both streams.</returns>
    public static async Task<(int Code, string Output)> Client(params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(Start("Client", arguments))!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>How one is started; its output is redirected.</summary>
    public static ProcessStartInfo Start(string project, IEnumerable<string> arguments) =>
        new("dotnet", [PathOf(project), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    // Beside this test's own output, built with it in the same configuration.
    private static string PathOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(
            configuration.Parent!.Parent!.FullName, project, configuration.Name, $"GridOrleans.{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built.", path);
    }
}
