using GridOrleans.Surge;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;

namespace GridOrleans.Cluster.Stage;

/// <summary>
/// An open-loop load of retrying clients: a small day of the city by the surge, in this process, whose instants do not
/// depend on what the city answers.
/// </summary>
internal sealed class Load : IDisposable
{
    /// <summary>Longer than anything that happens here lasts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("gridorleans-load-").FullName;
    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<SurgeReport> _run;
    private int _acknowledged;

    /// <summary>Starts one.</summary>
    /// <param name="stage">Where to.</param>
    /// <param name="shape">What is sent.</param>
    /// <param name="stop">Ends it early.</param>
    public Load(ClusterStage stage, LoadShape shape, CancellationToken stop)
    {
        var profile = ProfileFile.Parse(Profile, "faults") with { Cases = shape.Cases };
        var surge = new HttpSurge(
            new()
            {
                Profile = profile,
                Url = stage.Url,
                Plan = stage.Plan,
                Key = stage.Key,
                Seed = shape.Seed,
                Speed = profile.Hours * 3_600 / shape.Seconds,
                Acks = Acks,
                Bounds = new(shape.InFlight, Surge.Sending.SendBounds.AttemptTimeoutDefault, Patience),
            },
            TimeProvider.System)
        {
            Acknowledged = () =>
            {
                if (Interlocked.Increment(ref _acknowledged) == shape.UnderWay)
                {
                    _underWay.SetResult();
                }
            },
        };
        _run = surge.Run(stop);
    }

    /// <summary>The file of what was acknowledged.</summary>
    public string Acks => Path.Combine(_folder, "acks");

    /// <summary>Waits until it is well under way, or over before.</summary>
    public Task UnderWay() => Task.WhenAny(_underWay.Task, _run);

    /// <summary>Waits for its end.</summary>
    public async Task<LoadResult> End()
    {
        var report = await _run;
        return new(
            report.Passed,
            report.Seconds,
            report.Totals.Response.Count,
            TimeSpan.FromMilliseconds(report.Totals.Response.Max),
            report.Totals.FailedAttempts.Values.Sum(),
            string.Join(' ', [.. report.Findings, .. report.Totals.Faults]));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Every side way often enough that cases stand at every step when something happens; no limits, since a fault costs
    // attempts.
    private const string Profile =
        """
        {
          "name": "faults", "cases": 1000, "hours": 24, "seconds": 20,
          "shares": {
            "unclassified": 0.25, "considerable": 0.1, "gridworkers": 0.5, "rejected": 0.05, "leftOpen": 0.02,
            "returned": 0.1, "reworked": 0.1, "extended": 0.1, "suspended": 0.1, "rated": 0.2
          },
          "items": [
            { "code": "N101", "ticket": "T-N101", "text": "楼道堆放杂物，消防通道被占用。" },
            { "code": "N302", "ticket": "T-N302", "text": "下水堵塞外溢，路面结冰。" }
          ],
          "minutesBefore": {
            "file": 15, "assign": 20, "start": 45, "finish": 90, "confirm": 30, "close": 30
          }
        }
        """;
}

/// <summary>What a load sends.</summary>
/// <param name="Seed">The same seed sends the same commands with the same ids.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Seconds">Within how many seconds they are reported.</param>
internal sealed record LoadShape(int Seed, int Cases, int Seconds)
{
    /// <summary>After so many acknowledgements it is well under way: cases stand at every step.</summary>
    public int UnderWay => Cases;

    /// <summary>How many requests may be on their way at once.</summary>
    public int InFlight { get; init; } = 512;
}

/// <summary>What a load measured.</summary>
/// <param name="Passed">Whether every command got its answer and every case ended as intended.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Acknowledged">Commands that were acknowledged.</param>
/// <param name="LongestWait">From when a command was to be sent to its answer, all retries included.</param>
/// <param name="FailedAttempts">Attempts that had to be followed by another.</param>
/// <param name="Findings">What was not as it should be.</param>
internal sealed record LoadResult(
    bool Passed,
    double Seconds,
    long Acknowledged,
    TimeSpan LongestWait,
    long FailedAttempts,
    string Findings);
