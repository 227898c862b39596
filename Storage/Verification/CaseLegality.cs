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
        if (Move(fact) is not { } move)
        {
            return before.Step is CaseStep.Archived ? "It was sealed when another case was merged into it." : null;
        }

        var legal = CaseDefinition.Engine.LegalMoves(new(before, at));
        return legal.Contains(move)
            ? null
            : $"At {Code(before.Step)} the workflow has {string.Join(", ", legal.Select(Code))}, not {Code(move)}.";
    }

    private static CaseMove? Move(CaseEvent fact) => fact switch
    {
        CaseReported => CaseMove.Report,
        CaseFiled => CaseMove.File,
        CaseAssigned => CaseMove.Assign,
        CaseStarted => CaseMove.Start,
        CaseFinished => CaseMove.Finish,
        CaseConfirmed => CaseMove.Confirm,
        CaseReworked => CaseMove.Rework,
        CaseClosed => CaseMove.Close,
        CaseReturned => CaseMove.Return,
        CaseExtended => CaseMove.Extend,
        CaseSuspended => CaseMove.Suspend,
        CaseResumed => CaseMove.Resume,
        CaseEscalated => CaseMove.Escalate,
        CaseSupervised => CaseMove.Supervise,
        CaseMerged => CaseMove.Merge,
        CaseRejected => CaseMove.Reject,
        CaseReopened => CaseMove.Reopen,
        CaseAppealed => CaseMove.Appeal,
        CaseRated => CaseMove.Rate,
        CaseAbsorbed => null,
        _ => throw new InvalidOperationException($"No move is known for {fact.GetType().Name}."),
    };

    private static string Code<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
