using System.Diagnostics;
using System.Text.Json;
using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>
/// A peer's process. Those that load themselves are told of a round by a line of JSON on their standard input and
/// answer by another one; they end with it.
/// </summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    /// <summary>What the line begins with by which a process says that it can be loaded.</summary>
    public const string Ready = "@ready";

    /// <summary>What the line with a round's result begins with.</summary>
    public const string Result = "@result ";

    // Of what it says besides, the end is kept for the message when it dies.
    private const int SaidMax = 40;

    private readonly Process _process;
    private readonly Queue<string> _said = [];

    private PeerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a built program of this repository.</summary>
    /// <param name="project">Its project, such as <c>tests/Peers</c>.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="folder">Where it works.</param>
    /// <exception cref="PeerFailedException">It is not built.</exception>
    public static PeerProcess Start(string project, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(project), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // A caller sends as fast as it is answered here; how much one may send is not what is measured.
        start.Environment["Grid__Gateway__RequestsPerSecond"] = "0";
        return new(Process.Start(start)!);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="PeerFailedException">It ended instead.</exception>
    public async Task UntilReady(CancellationToken stop) => await Line(Ready, stop);

    /// <summary>Waits until an address of it answers with success.</summary>
    /// <exception cref="PeerFailedException">It ended instead.</exception>
    public async Task UntilReady(Uri address, CancellationToken stop)
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        while (!await Answers(http, address, stop))
        {
            if (_process.HasExited)
            {
                throw Failed("ended instead of becoming ready");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
        }
    }

    /// <summary>Runs a round in a process that loads itself.</summary>
    /// <exception cref="PeerFailedException">It ended instead of answering.</exception>
    public async Task<RoundResult> Round(RoundOrder order, CancellationToken stop)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
        await _process.StandardInput.FlushAsync(stop);
        var line = await Line(Result, stop);
        return JsonSerializer.Deserialize<RoundResult>(line.AsSpan(Result.Length))!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Nothing that it has is kept: its database goes too.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static string PathOf(string project)
    {
        var name = Path.GetFileName(project);
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(here.Parent?.Parent?.FullName ?? "", name, here.Name, $"GridOrleans.{name}.dll");
        return File.Exists(built)
            ? built
            : throw new PeerFailedException(
                $"{project} is not built: there is no {built}. Run first, in the repository: "
                + $"dotnet build -c {char.ToUpperInvariant(here.Name[0])}{here.Name[1..]} tests/Peers");
    }

    private static async Task<bool> Answers(HttpClient http, Uri address, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(address, stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> Line(string beginning, CancellationToken stop)
    {
        while (await _process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }

            Keep(line);
        }

        throw Failed("ended");
    }

    private PeerFailedException Failed(string how)
    {
        lock (_said)
        {
            return new($"A peer {how}. It said:{Environment.NewLine}{string.Join(Environment.NewLine, _said)}");
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.Enqueue(line ?? "");
            if (_said.Count > SaidMax)
            {
                _said.Dequeue();
            }
        }
    }
}
