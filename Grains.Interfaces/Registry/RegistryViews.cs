using System.Collections.Immutable;
using GridOrleans.Access;

namespace GridOrleans.Registry;

/// <summary>What became of what was collected.</summary>
/// <param name="Records">One for each record that was sent, in their order.</param>
[GenerateSerializer, Immutable, Alias("collect-view")]
public sealed record CollectView([property: Id(0)] ImmutableArray<CollectedView> Records);

/// <summary>What became of one record.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Conflicts">The fields in which it says otherwise.</param>
[GenerateSerializer, Immutable, Alias("collected-view")]
public sealed record CollectedView(
    [property: Id(0)] RecordNumber Number,
    [property: Id(1)] RecordKind Kind,
    [property: Id(2)] RecordOutcome Outcome,
    [property: Id(3)] ImmutableArray<RecordConflict> Conflicts);

/// <summary>A field in which two accounts differ.</summary>
/// <param name="Field">The field.</param>
/// <param name="Held">What the registry had said and still says, masked as in any read; null once it is erased.</param>
[GenerateSerializer, Immutable, Alias("record-conflict")]
public sealed record RecordConflict([property: Id(0)] RecordField Field, [property: Id(1)] string? Held);

/// <summary>What became of a block of rows.</summary>
/// <param name="Created">Records that are new.</param>
/// <param name="Merged">Rows that added to a record.</param>
/// <param name="Unchanged">Rows that said nothing new.</param>
/// <param name="Conflicts">Rows that say otherwise than their record, with the fields.</param>
/// <param name="Rejected">Rows that were left out, with the reason.</param>
[GenerateSerializer, Immutable, Alias("load-view")]
public sealed record LoadView(
    [property: Id(0)] int Created,
    [property: Id(1)] int Merged,
    [property: Id(2)] int Unchanged,
    [property: Id(3)] ImmutableArray<RowConflict> Conflicts,
    [property: Id(4)] ImmutableArray<RowRejection> Rejected);

/// <summary>A row that says otherwise than its record.</summary>
/// <param name="Row">Its place in the block; from 1.</param>
/// <param name="Serial">Its record's serial.</param>
/// <param name="Fields">The fields in question; the record says what it said before.</param>
[GenerateSerializer, Immutable, Alias("row-conflict")]
public sealed record RowConflict(
    [property: Id(0)] int Row,
    [property: Id(1)] int Serial,
    [property: Id(2)] ImmutableArray<RecordField> Fields);

/// <summary>A row that was left out.</summary>
/// <param name="Row">Its place in the block; from 1.</param>
/// <param name="Reason">Why, without repeating what stood there.</param>
[GenerateSerializer, Immutable, Alias("row-rejection")]
public sealed record RowRejection([property: Id(0)] int Row, [property: Id(1)] string Reason);

/// <summary>A record as a reader sees it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Fields">Its fields by name, as far as they are shown.</param>
/// <param name="Masked">The names of the fields that are shown in part only.</param>
/// <param name="CollectedAt">When it last changed.</param>
/// <param name="KeptUntil">The last day it is kept, where one was set.</param>
[GenerateSerializer, Immutable, Alias("record-view")]
public sealed record RecordView(
    [property: Id(0)] RecordNumber Number,
    [property: Id(1)] RecordKind Kind,
    [property: Id(2)] ImmutableSortedDictionary<string, string> Fields,
    [property: Id(3)] ImmutableArray<RecordField> Masked,
    [property: Id(4)] DateTimeOffset CollectedAt,
    [property: Id(5)] DateOnly? KeptUntil);

/// <summary>Records of a grid, in the order of their serials.</summary>
/// <param name="Records">The records.</param>
/// <param name="Total">How many there are in all that were asked for; with a household, as many as are shown.</param>
[GenerateSerializer, Immutable, Alias("record-page")]
public sealed record RecordPage(
    [property: Id(0)] ImmutableArray<RecordView> Records,
    [property: Id(1)] int Total);

/// <summary>What a command on records came to.</summary>
/// <param name="Records">The records that it was about.</param>
/// <param name="Unsealing">The number of the request to unseal, where one was made or approved.</param>
[GenerateSerializer, Immutable, Alias("registry-receipt")]
public sealed record RegistryReceipt(
    [property: Id(0)] ImmutableArray<RecordNumber> Records,
    [property: Id(1)] int? Unsealing);

/// <summary>A full read, as the audit sees it.</summary>
/// <param name="Number">The record.</param>
/// <param name="By">Who read it.</param>
/// <param name="At">When.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Unsealed">Whether the sealed field was opened as well.</param>
[GenerateSerializer, Immutable, Alias("disclosure-view")]
public sealed record DisclosureView(
    [property: Id(0)] RecordNumber Number,
    [property: Id(1)] Signature By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DisclosurePurpose Purpose,
    [property: Id(4)] string Reason,
    [property: Id(5)] bool Unsealed);

/// <summary>Full reads in a grid, the newest first.</summary>
/// <param name="Disclosures">The reads.</param>
/// <param name="Total">How many there are in all.</param>
[GenerateSerializer, Immutable, Alias("disclosure-page")]
public sealed record DisclosurePage(
    [property: Id(0)] ImmutableArray<DisclosureView> Disclosures,
    [property: Id(1)] int Total);
