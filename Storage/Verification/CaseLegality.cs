using System.Text.Json;
using GridOrleans.Cases;

namespace GridOrleans.Verification;

/// <summary>Whether the workflow lets a fact happen to a case as it stood.</summary>
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

        // No command of the case itself, but the other half of a merge.
        if (MoveOfFact.Find(fact) is not { } move)
        {
            return before.Step is CaseStep.Archived ? "It was sealed when another case was merged into it." : null;
        }

        var legal = CaseDefinition.Engine.LegalMoves(new(before, at));
        return legal.Contains(move)
            ? null
            : $"At {Code(before.Step)} the workflow has {string.Join(", ", legal.Select(Code))}, not {Code(move)}.";
    }

    private static string Code<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
