using System.Diagnostics;
using System.Text;
using Xunit;

namespace GridOrleans.Integration.Processes;

/// <summary>The silo's own executable, running as a process of its own.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private SiloProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed.</summary>
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Starts one, with more arguments than the folder's own if told, and waits until it is ready.</summary>
    public static async Task<SiloProcess> Start(SiloFolder folder, params string[] more)
    {
        var silo = Launch(folder, [.. folder.Arguments, .. more]);
        try
        {
            await silo.Ready(folder.Url);
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one with a command line of its own; it may fail.</summary>
    public static SiloProcess Launch(SiloFolder folder, IEnumerable<string> arguments)
    {
        var start = Executable.Start("Silo", arguments);
        start.WorkingDirectory = folder.Path;
        return new(Process.Start(start)!);
    }

    /// <summary><c>kill -9</c>: it learns nothing of it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Stop);
    }

    /// <summary>SIGTERM, as a service manager sends it; answers the exit code.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Stop);
        return await Exit();
    }

    /// <summary>Waits until it ends by itself; answers the exit code.</summary>
    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync(Stop);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task Ready(Uri url)
    {
        using var http = new HttpClient { BaseAddress = url };
        while (!await AnswersReady(http))
        {
            Assert.False(_process.HasExited, $"The silo ended instead of becoming ready:\n{Output}");
            await Task.Delay(Poll, Stop);
        }
    }

    private static async Task<bool> AnswersReady(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz", UriKind.Relative), Stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
