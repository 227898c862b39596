using System.Collections.Immutable;
using GridOrleans.Access;

namespace GridOrleans.Registry;

/// <summary>What collecting comes to, before anything of it is sealed.</summary>
/// <param name="By">Who collects.</param>
/// <param name="Records">The records, in the order in which they were sent; those left out are not among them.</param>
/// <param name="Rejected">The rows that were left out.</param>
internal sealed record CollectPlan(
    Signature By,
    ImmutableArray<PlannedRecord> Records,
    ImmutableArray<RowRejection> Rejected);

/// <summary>A record of a plan.</summary>
/// <param name="Row">Its place among what was sent; from 1.</param>
/// <param name="Serial">Its serial.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Values">All its values afterwards.</param>
/// <param name="Conflicts">The fields in which it says otherwise.</param>
internal sealed record PlannedRecord(
    int Row,
    int Serial,
    RecordKind Kind,
    RecordOutcome Outcome,
    ImmutableArray<RecordValue> Values,
    ImmutableArray<RecordField> Conflicts)
{
    /// <summary>Whether its content is to be written, because it changed or because a conflict tells of it.</summary>
    public bool Written { get; init; }
}

/// <summary>What a rule answers about collecting: the plan, or the refusal to return.</summary>
internal readonly record struct CollectDecision(CollectPlan? Plan, Refusal? Refusal)
{
    public static implicit operator CollectDecision(CollectPlan plan) => new(plan, null);

    public static implicit operator CollectDecision(Refusal refusal) => new(null, refusal);
}
