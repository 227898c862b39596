using GridOrleans.City;
using GridOrleans.Commands;
using GridOrleans.Surge.Profiles;

namespace GridOrleans.Surge;

/// <summary>
/// Everything a surge will do, before it does anything: the same profile, seed and city plan give the same cases, the
/// same commands and the same intended instants. What is sent is planned when it is asked for, so that a year needs no
/// more memory than a day.
/// </summary>
/// <param name="profile">What the surge consists of.</param>
/// <param name="seed">The seed.</param>
/// <param name="city">Where matters turn up.</param>
/// <param name="speed">How many seconds of the city's time pass in one.</param>
internal sealed class SurgePlan(SurgeProfile profile, int seed, CityPlan city, double speed)
{
    private readonly IReadOnlyList<PartPlan> _parts = PartPlan.All(profile, seed, city, speed);

    /// <summary>How many cases, alarms and patrols there are.</summary>
    public int Count => _parts.Sum(part => part.Count);

    /// <summary>All that is sent, in the order of its first commands.</summary>
    /// <param name="began">When the surge begins; deadlines and patrols are told by it.</param>
    public IEnumerable<Planned> InOrder(DateTimeOffset began)
    {
        var next = new PriorityQueue<IEnumerator<Planned>, TimeSpan>();
        foreach (var part in _parts)
        {
            Enqueue(next, part.InOrder(began).GetEnumerator());
        }

        while (next.TryDequeue(out var part, out _))
        {
            yield return part.Current;
            Enqueue(next, part);
        }
    }

    /// <summary>Which of these commands the surge never sends.</summary>
    public IReadOnlySet<CommandId> Foreign(IEnumerable<CommandId> commands)
    {
        HashSet<CommandId> foreign = [.. commands];
        if (foreign.Count > 0)
        {
            foreach (var step in InOrder(DateTimeOffset.UnixEpoch).SelectMany(Ids))
            {
                foreign.Remove(step);
            }
        }

        return foreign;
    }

    private static void Enqueue(PriorityQueue<IEnumerator<Planned>, TimeSpan> next, IEnumerator<Planned> part)
    {
        if (part.MoveNext())
        {
            next.Enqueue(part, part.Current.Due[0]);
        }
        else
        {
            part.Dispose();
        }
    }

    private static IEnumerable<CommandId> Ids(Planned planned) => planned switch
    {
        PlannedCase ofCase => ofCase.Steps.Select(step => step.Id),
        PlannedPatrol patrol => patrol.Steps.Select(step => step.Id),
        _ => throw new InvalidOperationException($"No commands are made for {planned}."),
    };
}
