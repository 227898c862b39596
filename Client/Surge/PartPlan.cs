using GridOrleans.City;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge;

/// <summary>Plans one part of a surge.</summary>
internal sealed class PartPlan
{
    /// <summary>Patrols that are uploaded in the morning ended so long before.</summary>
    private static readonly TimeSpan PatrolEnded = TimeSpan.FromHours(1);

    /// <summary>Between the two uploads of a patrol, on average; minutes of the city's time.</summary>
    private const double PatrolMinutes = 1;

    private readonly SurgeProfile _profile;
    private readonly SurgePart _part;
    private readonly PlaceDraw _places;
    private readonly (int Seed, int First) _ids;
    private readonly double _speed;

    private PartPlan(SurgeProfile profile, SurgePart part, CityPlan city, (int Seed, int First) ids, double speed)
    {
        (_profile, _part, _ids, _speed) = (profile, part, ids, speed);
        _places = new(city, part, ids.Seed);
        Count = part.Each is null ? part.Count!.Value : _places.Grids;
    }

    /// <summary>How many cases, alarms or patrols.</summary>
    public int Count { get; }

    /// <summary>The plans of a profile's parts.</summary>
    /// <exception cref="InvalidDataException">A part has no grid with land and households to be in.</exception>
    public static IReadOnlyList<PartPlan> All(SurgeProfile profile, int seed, CityPlan city, double speed)
    {
        var plans = new List<PartPlan>();
        foreach (var part in profile.AllParts)
        {
            plans.Add(new(profile, part, city, (seed, plans.Sum(plan => plan.Count)), speed));
        }

        return plans;
    }

    /// <summary>What the part sends, in the order of its first commands.</summary>
    public IEnumerable<Planned> InOrder(DateTimeOffset began)
    {
        // A sequence of its own over all: the gaps of a Poisson process are exponential and independent.
        var gaps = new WalkSeed(_ids.Seed, -1 - _ids.First).Draw("arrivals");
        var hours = (_part.Until ?? _profile.Hours) - _part.From;
        var mean = hours * 3600 / Count / _speed;
        var arrival = _part.From * 3600 / _speed;
        var walk = new CaseWalk(_part.Shares ?? _profile.Shares, _profile.Items)
        {
            Due = _part.DueAt is { } due ? began + TimeSpan.FromHours(due / _speed) : null,
        };
        for (var place = 0; place < Count; place++)
        {
            arrival += -Math.Log(1 - gaps.Fraction()) * mean;
            yield return Plan(place, TimeSpan.FromSeconds(arrival), walk, began);
        }
    }

    private Planned Plan(int number, TimeSpan arrival, CaseWalk walk, DateTimeOffset began)
    {
        var seed = new WalkSeed(_ids.Seed, _ids.First + number);
        var (grid, place) = _part.Each is null
            ? _places.Next(seed.Draw("place"))
            : _places.At(number, seed.Draw("place"));
        if (_part.Sends is SurgeKind.Patrols)
        {
            var uploads = PatrolWalk.Plan(seed, (grid, place), began - PatrolEnded, _part.Walkers);
            return new PlannedPatrol(
                seed.Index, _part, uploads, Due(seed, arrival, [.. uploads.Select(_ => PatrolMinutes)]));
        }

        var steps = _part.Sends is SurgeKind.Alarms ? AlarmWalk.Plan(seed, grid, place)
            : _part.Open is { } open
                ? walk.Plan(seed, grid, place, OpenQuota.Has(number, open, Count))
            : walk.Plan(seed.Seed, seed.Index, grid, place);
        var minutes = steps.Select(step => _profile.MinutesBefore.GetValueOrDefault(step.Command.Move));
        return new PlannedCase(seed.Index, _part, grid, steps, Due(seed, arrival, [.. minutes]));
    }

    private TimeSpan[] Due(WalkSeed seed, TimeSpan arrival, double[] minutesBefore)
    {
        var pauses = seed.Draw("pauses");
        var late = seed.Draw("late");
        var due = new TimeSpan[minutesBefore.Length];
        due[0] = arrival + Late();
        for (var step = 1; step < due.Length; step++)
        {
            due[step] = due[step - 1] + Late()
                + TimeSpan.FromMinutes(minutesBefore[step] * pauses.Between(0.5, 1.5) / _speed);
        }

        return due;

        TimeSpan Late() => _profile.Resends.Late > 0 && late.Chance(_profile.Resends.Late)
            ? TimeSpan.FromDays(1 / _speed)
            : TimeSpan.Zero;
    }
}
