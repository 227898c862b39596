using System.Collections.Immutable;

namespace GridOrleans.Cases;

/// <summary>
/// That a case's file was not altered: its entries in the hash chain of their grid's journal, which was walked from
/// the first of them to the newest entry of the grid.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="From">The version that the walk began with: the case's first entry.</param>
/// <param name="Head">The version that it ended with: the grid's newest entry.</param>
/// <param name="HeadHash">The chain's hash after that one, in hex: what a copy kept elsewhere is compared with.</param>
/// <param name="BrokenAt">The first version whose entry is not the one chained; null when the chain holds.</param>
/// <param name="Entries">The case's entries, oldest first.</param>
[GenerateSerializer, Immutable, Alias("case-proof")]
public sealed record CaseProof(
    [property: Id(0)] CaseNumber Case,
    [property: Id(1)] long From,
    [property: Id(2)] long Head,
    [property: Id(3)] string HeadHash,
    [property: Id(4)] long? BrokenAt,
    [property: Id(5)] ImmutableArray<ProvenEntry> Entries);

/// <summary>
/// One entry as it was chained: the SHA-256 over the bytes of <paramref name="Before"/> and then of
/// <paramref name="Covers"/> is <paramref name="Hash"/>, which whoever reads it can compute.
/// </summary>
/// <param name="Version">Its version in the grid's journal.</param>
/// <param name="Before">The chain's hash before it, in hex.</param>
/// <param name="Covers">
/// What its own hash covers: version and instant (microseconds since the year 1) as 8 bytes each, least first; command
/// id and kind in UTF-8, each after its length in 8 bytes; then the recorded fact, as JSON in UTF-8.
/// </param>
/// <param name="Hash">The chain's hash after it, in hex.</param>
[GenerateSerializer, Immutable, Alias("proven-entry")]
public sealed record ProvenEntry(
    [property: Id(0)] long Version,
    [property: Id(1)] string Before,
    [property: Id(2)] ReadOnlyMemory<byte> Covers,
    [property: Id(3)] string Hash);

/// <summary>The moves that somebody may make on a case as it stands.</summary>
/// <param name="Case">The case.</param>
/// <param name="Version">The version of the case that they are told for.</param>
/// <param name="Moves">The moves.</param>
[GenerateSerializer, Immutable, Alias("caller-moves")]
public sealed record CallerMoves(
    [property: Id(0)] CaseNumber Case,
    [property: Id(1)] long Version,
    [property: Id(2)] ImmutableArray<CaseMove> Moves);
