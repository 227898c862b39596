using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Journal;

namespace GridOrleans.Registry;

/// <summary>Something that happened in a grid's registry, and who made it happen.</summary>
internal abstract record RegistryEvent(Signature By) : Fact;

/// <summary>Records were collected.</summary>
/// <param name="By">Who.</param>
/// <param name="Records">One for each that was sent, in their order.</param>
/// <param name="Stamp">Tells a resend from another command; see <see cref="RecordSeal.Stamp"/>.</param>
/// <param name="StampSlot">Whose key the stamp is made with; null when the command is about no person.</param>
internal sealed record RecordsCollected(
    Signature By,
    ImmutableArray<CollectedRecord> Records,
    string Stamp,
    int? StampSlot = null) : RegistryEvent(By);

/// <summary>What became of a record.</summary>
/// <param name="Serial">Its serial.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Conflicts">The fields in which it says otherwise; null when there are none.</param>
/// <param name="Fields">All its values afterwards; null when nothing changed, and of a person.</param>
/// <param name="Slot">Of a person: the slot of the key.</param>
/// <param name="Sealed">Of a person: all values afterwards, sealed; null when nothing changed.</param>
internal sealed record CollectedRecord(
    int Serial,
    RecordKind Kind,
    RecordOutcome Outcome,
    ImmutableArray<RecordField>? Conflicts = null,
    ImmutableArray<RecordValue>? Fields = null,
    int? Slot = null,
    byte[]? Sealed = null);

/// <summary>A block of records was loaded from a file.</summary>
/// <param name="By">Who.</param>
/// <param name="Source">What the file is called.</param>
/// <param name="Rows">How many rows there were.</param>
/// <param name="Created">How many records are new.</param>
/// <param name="Merged">How many rows added to a record.</param>
/// <param name="Unchanged">How many said nothing new.</param>
/// <param name="Conflicts">The rows that say otherwise than their record.</param>
/// <param name="Rejected">The rows that were left out.</param>
/// <param name="Block">The records that changed, whole; see <see cref="RecordBlock"/>.</param>
/// <param name="Stamp">As of <see cref="RecordsCollected"/>.</param>
/// <param name="StampSlot">As of <see cref="RecordsCollected"/>.</param>
internal sealed record RecordsLoaded(
    Signature By,
    string Source,
    int Rows,
    int Created,
    int Merged,
    int Unchanged,
    ImmutableArray<RowConflict> Conflicts,
    ImmutableArray<RowRejection> Rejected,
    byte[] Block,
    string Stamp,
    int? StampSlot = null) : RegistryEvent(By);

/// <summary>A person was shown in full; durable before they were.</summary>
internal sealed record RecordDisclosed(
    Signature By,
    int Serial,
    DisclosurePurpose Purpose,
    string Reason,
    int? Unsealing = null) : RegistryEvent(By);

/// <summary>It was set until when a person is kept.</summary>
internal sealed record RecordRetained(Signature By, int Serial, DateOnly Until, string Reason) : RegistryEvent(By);

/// <summary>People were erased: their keys are destroyed as soon as this is durable.</summary>
/// <param name="By">Who.</param>
/// <param name="Serials">Their serials.</param>
/// <param name="Reason">Why; null when their time had passed.</param>
internal sealed record RecordsErased(
    Signature By,
    ImmutableArray<int> Serials,
    string? Reason = null) : RegistryEvent(By);

/// <summary>Somebody asked for a sealed field to be opened; the request's number is the grid's next.</summary>
internal sealed record UnsealingRequested(
    Signature By,
    int Unsealing,
    int Serial,
    DisclosurePurpose Purpose,
    string Reason) : RegistryEvent(By);

/// <summary>A second person agreed.</summary>
internal sealed record UnsealingApproved(Signature By, int Unsealing) : RegistryEvent(By);
