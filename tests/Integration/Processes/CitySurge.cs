using GridOrleans.Surge;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;

namespace GridOrleans.Integration.Processes;

/// <summary>A day of the city on a small scale, sent to a silo's process over HTTP.</summary>
internal sealed class CitySurge
{
    private const int Cases = 120;

    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SurgeSession _surge;
    private int _acknowledged;

    /// <summary>Prepares one.</summary>
    /// <param name="folder">The silo's.</param>
    /// <param name="underWayAfter">After so many acknowledgements it counts as well under way.</param>
    /// <param name="resume">Whether it sends an earlier one again.</param>
    public CitySurge(SiloFolder folder, int underWayAfter = int.MaxValue, bool resume = false)
    {
        // A quarter of all cases take each side way, so that a few of them stand at every step when the silo dies.
        var profile = ProfileFile.Load("day") with
        {
            Cases = Cases,
            Shares = new()
            {
                Unclassified = 0.25,
                Gridworkers = 0.5,
                Rejected = 0.05,
                Returned = 0.25,
                Reworked = 0.25,
                Extended = 0.25,
                Suspended = 0.25,
                Rated = 0.25,
            },
            Limits = new(),
        };
        var settings = new SurgeSettings
        {
            Profile = profile,
            Url = folder.Url,
            Plan = folder.Plan,
            Key = folder.Key,
            Seed = 1,
            Speed = profile.Hours * 3600 / 3,
            Acks = folder.Acks,
            Resume = resume,
        };
        _surge = new(settings, TimeProvider.System)
        {
            Acknowledged = () =>
            {
                if (Interlocked.Increment(ref _acknowledged) == underWayAfter)
                {
                    _underWay.SetResult();
                }
            },
        };
    }

    /// <summary>Ends when as many commands were acknowledged as make it well under way.</summary>
    public Task UnderWay => _underWay.Task;

    public Task<SurgeReport> Run(CancellationToken stop) => _surge.Run(stop);
}
