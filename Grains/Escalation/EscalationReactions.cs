using GridOrleans.Units;
using GridOrleans.Workflow;

namespace GridOrleans.Escalation;

/// <summary>
/// Who else must hear when a unit takes news of a matter: the unit above, when it is told as well, and the grid, when
/// the matter has come to its owner. Pure.
/// </summary>
internal static class EscalationReactions
{
    /// <summary>The news for the unit above; null when it goes no higher.</summary>
    public static Matter? Upward(UnitCode unit, Matter matter, DateTimeOffset at)
    {
        if (unit.Parent is not { } above || matter.UpTo >= unit.Level)
        {
            return null;
        }

        return matter.Rises
            ? matter with { Trail = matter.Trail.Add(new(unit, at, Why(matter, $"on to {above}"))) }
            : matter;
    }

    /// <summary>The arrival to report to the grid; null when the unit is not the owner, or was before.</summary>
    public static Arrival? Downward(UnitCode unit, Matter matter, DateTimeOffset at) =>
        matter.Rises && matter.Owner == unit
            ? new(matter.Case, matter.Trail.Add(new(unit, at, Why(matter, "it stays here"))))
            : null;

    private static string Why(Matter matter, string then) =>
        $"rule upward_route v1: severity {Spelling.Of(matter.Severity)}; owner {Spelling.Of(matter.Owner.Level)} "
        + $"{matter.Owner}; told up to {Spelling.Of(matter.UpTo)}; {then}";
}
