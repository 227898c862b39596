using GridOrleans.Commands;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;

namespace GridOrleans.Surge;

/// <summary>
/// Everything a surge will do, before it does anything: the same profile, seed and city plan give the same cases, the
/// same commands and the same intended instants. A case is planned when it is asked for, so that a year needs no more
/// memory than a day.
/// </summary>
/// <param name="profile">What the surge consists of.</param>
/// <param name="seed">The seed.</param>
/// <param name="places">Where matters turn up.</param>
/// <param name="speed">How many seconds of the city's time pass in one.</param>
internal sealed class SurgePlan(SurgeProfile profile, int seed, PlaceDraw places, double speed)
{
    private readonly CaseWalk _walk = profile.Walk();

    /// <summary>How many cases there are.</summary>
    public int Cases => profile.Cases;

    /// <summary>The cases in the order in which they are reported.</summary>
    public IEnumerable<PlannedCase> InOrder()
    {
        // A sequence of its own over all cases: the gaps of a Poisson process are exponential and independent.
        var gaps = new WalkSeed(seed, -1).Draw("arrivals");
        var mean = profile.Hours * 3600 / profile.Cases / speed;
        var arrival = 0.0;
        for (var index = 0; index < profile.Cases; index++)
        {
            arrival += -Math.Log(1 - gaps.Fraction()) * mean;
            yield return Plan(index, TimeSpan.FromSeconds(arrival));
        }
    }

    /// <summary>Which of these commands the surge never sends.</summary>
    public IReadOnlySet<CommandId> Foreign(IEnumerable<CommandId> commands)
    {
        HashSet<CommandId> foreign = [.. commands];
        if (foreign.Count > 0)
        {
            foreach (var step in InOrder().SelectMany(planned => planned.Steps))
            {
                foreign.Remove(step.Id);
            }
        }

        return foreign;
    }

    private PlannedCase Plan(int index, TimeSpan arrival)
    {
        var (grid, place) = places.Next(new WalkSeed(seed, index).Draw("place"));
        var steps = _walk.Plan(seed, index, grid, place);
        var pauses = new WalkSeed(seed, index).Draw("pauses");
        var due = new TimeSpan[steps.Count];
        due[0] = arrival;
        for (var step = 1; step < due.Length; step++)
        {
            var minutes = profile.MinutesBefore.GetValueOrDefault(steps[step].Command.Move);
            due[step] = due[step - 1] + TimeSpan.FromMinutes(minutes * pauses.Between(0.5, 1.5) / speed);
        }

        return new(index, grid, steps, due);
    }
}

/// <summary>One case of a surge.</summary>
/// <param name="Index">Its place in the surge, from 0.</param>
/// <param name="Grid">The grid that must take it.</param>
/// <param name="Steps">What is sent.</param>
/// <param name="Due">When each step is intended to be sent, counted from the start of the surge.</param>
internal sealed record PlannedCase(
    int Index,
    UnitCode Grid,
    IReadOnlyList<WalkStep> Steps,
    IReadOnlyList<TimeSpan> Due);
