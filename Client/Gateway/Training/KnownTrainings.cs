using System.Collections.Concurrent;
using GridOrleans.Training;

namespace GridOrleans.Gateway.Training;

/// <summary>
/// The sessions that were found announced, which they stay: the unit's grain is asked once for each, not with every
/// check-in, and no sheet is opened for a name that nobody announced.
/// </summary>
/// <param name="grains">The way to the units.</param>
internal sealed class KnownTrainings(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<TrainingId, bool> _known = new();

    /// <summary>The refusal of a session that nobody announced; null for one that somebody did.</summary>
    public async Task<Refusal?> Missing(TrainingId id)
    {
        if (_known.ContainsKey(id))
        {
            return null;
        }

        var found = await grains.GetGrain<ITrainingGrain>(id.Unit.ToString()).Read(id.Name);
        if (found.Accepted)
        {
            _known.TryAdd(id, true);
        }

        return found.Refusal;
    }
}
