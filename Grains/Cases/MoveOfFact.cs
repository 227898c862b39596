using GridOrleans.Access;

namespace GridOrleans.Cases;

/// <summary>Which move leaves which fact.</summary>
internal static class MoveOfFact
{
    /// <summary>The move; null for a fact that another case's move, or a rule by itself, leaves here.</summary>
    public static CaseMove? Find(CaseEvent fact) => fact switch
    {
        CaseReported { Alarm: true } => CaseMove.Alarm,
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
        CaseEscalated { By.Role: Role.Rule } => null,
        CaseEscalated => CaseMove.Escalate,
        CaseSupervised => CaseMove.Supervise,
        CaseMerged => CaseMove.Merge,
        CaseRejected => CaseMove.Reject,
        CaseReopened => CaseMove.Reopen,
        CaseAppealed => CaseMove.Appeal,
        CaseRated => CaseMove.Rate,
        CaseAcknowledged => CaseMove.Acknowledge,
        CaseGuided => CaseMove.Guide,
        CaseRaised => CaseMove.Raise,
        CaseLowered => CaseMove.Lower,
        CaseHandedBack => CaseMove.HandBack,
        CaseAbsorbed or CaseDeadlinePassed or CaseArrived or CaseTaskRefused or CaseHandedOver => null,
        _ => throw new InvalidOperationException($"No move is known for {fact.GetType().Name}."),
    };
}
