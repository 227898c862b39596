using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;

namespace GridOrleans.Surge;

/// <summary>Something a surge will send: commands one after the other, each when it is due.</summary>
/// <param name="Index">Its place in the surge, from 0.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Due">When each command is intended to be sent, counted from the start of the surge.</param>
internal abstract record Planned(int Index, SurgePart Part, IReadOnlyList<TimeSpan> Due)
{
    /// <summary>How many commands.</summary>
    public abstract int Count { get; }
}

/// <summary>A case, or an alarm.</summary>
/// <param name="Index">Its place in the surge, from 0.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Grid">The grid that must take it.</param>
/// <param name="Steps">What is sent.</param>
/// <param name="Due">When each step is intended to be sent, counted from the start of the surge.</param>
internal sealed record PlannedCase(
    int Index,
    SurgePart Part,
    UnitCode Grid,
    IReadOnlyList<WalkStep> Steps,
    IReadOnlyList<TimeSpan> Due) : Planned(Index, Part, Due)
{
    /// <inheritdoc/>
    public override int Count => Steps.Count;
}

/// <summary>A patrol.</summary>
/// <param name="Index">Its place in the surge, from 0.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Steps">What is sent.</param>
/// <param name="Due">When each upload is intended to be sent, counted from the start of the surge.</param>
internal sealed record PlannedPatrol(
    int Index,
    SurgePart Part,
    IReadOnlyList<PatrolStep> Steps,
    IReadOnlyList<TimeSpan> Due) : Planned(Index, Part, Due)
{
    /// <inheritdoc/>
    public override int Count => Steps.Count;
}
