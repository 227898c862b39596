using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Units;
using Orleans.Concurrency;

namespace GridOrleans.Registry;

/// <summary>Searches and totals over many grids' registries, from the read model. Every list is key 0.</summary>
[GrainInterfaceType("registry-list"), Alias("registry-list")]
public interface IRegistryListGrain : IGrainWithIntegerKey
{
    /// <summary>One page of the records of a unit's subtree, by number, masked.</summary>
    /// <exception cref="ArgumentException">The cursor is none that this list gave out.</exception>
    [AlwaysInterleave, Alias("search")]
    Task<Reply<FoundPage>> Search(Caller by, RecordSearch search);

    /// <summary>How many records of each kind a unit and its children have.</summary>
    [AlwaysInterleave, Alias("count")]
    Task<Reply<RegistryTotals>> Count(Caller by, UnitCode unit);

    /// <summary>How many people of a unit's subtree are in each special group; small numbers are not told.</summary>
    [AlwaysInterleave, Alias("count-special-groups")]
    Task<Reply<SpecialGroupTotals>> CountSpecialGroups(Caller by, UnitCode unit);
}

/// <summary>What is looked for; what is null does not narrow.</summary>
/// <param name="Unit">The unit whose subtree is searched.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Name">
/// A person's whole name, or what the name of anything else begins with; 1–100 characters. A person is not found by a
/// part of the name: letter by letter, that would tell what is masked.
/// </param>
/// <param name="Address">What the address begins with; 1–100 characters.</param>
/// <param name="Key">The whole number of a person's document, or the code of anything else; 1–40 characters.</param>
/// <param name="Cursor">Where the page before ended; null for the first.</param>
/// <param name="Limit">How many at most; 1–500.</param>
/// <param name="Contains">
/// What an address, or the name of anything but a person, holds anywhere; 2–100 characters. Every record of the unit is
/// looked at, so the unit is a township or below.
/// </param>
[GenerateSerializer, Immutable, Alias("record-search")]
public sealed record RecordSearch(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] RecordKind? Kind,
    [property: Id(2)] string? Name,
    [property: Id(3)] string? Address,
    [property: Id(4)] string? Key,
    [property: Id(5)] string? Cursor,
    [property: Id(6)] int Limit,
    [property: Id(7)] string? Contains = null);

/// <summary>One page of what was found.</summary>
/// <param name="Records">The records.</param>
/// <param name="NextCursor">Where the next page begins; null when this is the last.</param>
[GenerateSerializer, Immutable, Alias("found-page")]
public sealed record FoundPage(
    [property: Id(0)] ImmutableArray<FoundRecord> Records,
    [property: Id(1)] string? NextCursor);

/// <summary>A record that was found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name; of a person masked.</param>
/// <param name="Address">Its address.</param>
[GenerateSerializer, Immutable, Alias("found-record")]
public sealed record FoundRecord(
    [property: Id(0)] RecordNumber Number,
    [property: Id(1)] RecordKind Kind,
    [property: Id(2)] string? Name,
    [property: Id(3)] string? Address);

/// <summary>How many records there are, by kind.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Total">All kinds together.</param>
/// <param name="Kinds">By kind; a kind without records is left out.</param>
/// <param name="Children">The same of each child that has any; they add up.</param>
[GenerateSerializer, Immutable, Alias("registry-totals")]
public sealed record RegistryTotals(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] long Total,
    [property: Id(2)] ImmutableSortedDictionary<string, long> Kinds,
    [property: Id(3)] ImmutableArray<RegistryTotals> Children);

/// <summary>The special groups of a unit's subtree, counted.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Least">The smallest number that is told, and the step in which numbers are told.</param>
/// <param name="Groups">
/// By group, rounded down to the step; a group with fewer people is left out, as is one with none.
/// </param>
[GenerateSerializer, Immutable, Alias("special-group-totals")]
public sealed record SpecialGroupTotals(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] int Least,
    [property: Id(2)] ImmutableSortedDictionary<string, long> Groups);
