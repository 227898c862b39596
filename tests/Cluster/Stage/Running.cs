using System.Diagnostics;
using System.Text;

namespace GridOrleans.Cluster.Stage;

/// <summary>One of the project's own executables as a process, with everything it printed.</summary>
internal sealed class Running : IAsyncDisposable
{
    /// <summary>A test's process must not flood the test's memory; the end is what tells why it ended.</summary>
    private const int OutputMax = 4_000_000;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private Running(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Everything it printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts one.</summary>
    /// <param name="project">The project, such as <c>Silo</c>.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="environment">What is added to its environment.</param>
    public static Running Start(
        string project,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(project), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs one to its end.</summary>
    /// <returns>The exit code, and its two streams apart.</returns>
    public static async Task<(int Code, string Output, string Errors)> Run(
        ProcessStartInfo start,
        CancellationToken stop)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Runs a verb of <c>Client</c> to its end.</summary>
    public static Task<(int Code, string Output, string Errors)> Client(
        IEnumerable<string> arguments,
        string folder,
        CancellationToken stop) =>
        Run(new("dotnet", [PathOf("Client"), .. arguments]) { WorkingDirectory = folder }, stop);

    /// <summary>Sends a signal: KILL, STOP, CONT, TERM.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it ended; answers the exit code.</summary>
    public async Task<int> Exit(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, and answers the exit code.</summary>
    public Task<int> Terminate(CancellationToken stop)
    {
        Signal("TERM");
        return Exit(stop);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    // Beside this program's own output, built with it in the same configuration.
    private static string PathOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(
            configuration.Parent!.Parent!.FullName, project, configuration.Name, $"GridOrleans.{project}.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built.", path);
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (_output.Length > OutputMax)
            {
                _output.Remove(0, OutputMax / 2);
            }

            _output.AppendLine(line);
        }
    }
}
