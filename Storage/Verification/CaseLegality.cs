using GridOrleans.Cases;

namespace GridOrleans.Verification;

/// <summary>Whether the city's rules let a fact happen to a case as it stood.</summary>
internal static class CaseLegality
{
    /// <summary>What stands against the fact; null when nothing does.</summary>
    /// <param name="before">The case before it; null when there was none.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="nextSerial">The serial that the grid's next case gets.</param>
    /// <param name="at">When it was decided.</param>
    public static string? Objection(CaseState? before, CaseEvent fact, int nextSerial, DateTimeOffset at)
    {
        if (fact is CaseReported)
        {
            return fact.Case == nextSerial ? null : $"It was opened where case {nextSerial} was due.";
        }

        if (before is null)
        {
            return "It was never reported.";
        }

        return at < before.UpdatedAt ? $"It was decided before the entry that it follows ({before.UpdatedAt:O})." : null;
    }
}
