namespace GridOrleans.Cluster.Stage;

/// <summary>A silo or a gateway over all its restarts: its name, its command line, its process.</summary>
/// <param name="name">What the report calls it.</param>
/// <param name="project">Which executable it is.</param>
/// <param name="arguments">Its command line.</param>
/// <param name="httpPort">Where it says whether it is ready.</param>
/// <param name="folder">Where it works.</param>
internal sealed class Member(string name, string project, string[] arguments, int httpPort, string folder)
    : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>How much of what it printed an error tells.</summary>
    private const int OutputTold = 20_000;

    private readonly List<string> _earlier = [];
    private Running? _process;

    /// <summary>What the report calls it.</summary>
    public string Name => name;

    /// <summary>A silo's network to its database; null on SQLite, and for gateways.</summary>
    public Relay? Line { get; init; }

    /// <summary>Where it listens for HTTP.</summary>
    public int HttpPort => httpPort;

    /// <summary>What is added to its environment from its next start on.</summary>
    public Dictionary<string, string> Environment { get; } = new()
    {
        ["Logging__Console__FormatterName"] = "simple",
        ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
        ["Logging__LogLevel__Orleans.Runtime.MembershipService"] = "Information",
    };

    /// <summary>Its process; it must have been started.</summary>
    public Running Process => _process ?? throw new InvalidOperationException($"{name} was not started.");

    /// <summary>Whether it runs.</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>Everything it printed, over all its processes.</summary>
    public string Output => string.Concat([.. _earlier, _process?.Output]);

    /// <summary>Starts it, unless it runs.</summary>
    public void Start()
    {
        if (Runs)
        {
            return;
        }

        if (_process is not null)
        {
            _earlier.Add(_process.Output);
        }

        _process = Running.Start(project, arguments, folder, Environment);
    }

    /// <summary>Waits until it can serve.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it printed.</exception>
    public async Task Ready(CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        while (!await AnswersReady(http, stop))
        {
            if (Process.HasExited)
            {
                throw new InvalidOperationException($"{name} ended instead of becoming ready:\n{Last(Process.Output)}");
            }

            await Task.Delay(Poll, stop);
        }
    }

    /// <summary><c>kill -9</c>: it learns nothing of it.</summary>
    public async Task Kill(CancellationToken stop)
    {
        Process.Signal("KILL");
        await Process.Exit(stop);
    }

    /// <summary>SIGTERM, and waits until it ended; anything but a clean end is an error.</summary>
    public async Task Terminate(CancellationToken stop)
    {
        if (await Process.Terminate(stop) is var code and not 0)
        {
            throw new InvalidOperationException(
                $"{name} ended with code {code} after SIGTERM:\n{Last(Process.Output)}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private static string Last(string output) => output[Math.Max(0, output.Length - OutputTold)..];

    private async Task<bool> AnswersReady(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{httpPort}/readyz"), stop);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException
            || (fault is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}
