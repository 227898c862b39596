using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>
/// One patrol, joined from its uploads. The same uploads give the same patrol in whatever order and however often they
/// came: of each part the fold keeps the smallest or the largest, never the latest.
/// </summary>
internal sealed record PatrolState
{
    /// <summary>Its id.</summary>
    public required PatrolId Patrol { get; init; }

    /// <summary>Its grid.</summary>
    public required UnitCode Grid { get; init; }

    /// <summary>The earliest start that an upload told.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The latest end that an upload told.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Every fix that was uploaded; empty once the patrol is settled.</summary>
    public ReadOnlyMemory<byte> Block { get; init; }

    /// <summary>What its track comes to.</summary>
    public TrackSummary Track { get; init; } = TrackSummary.Empty;

    /// <summary>The visits, one for each point: the earliest that counts.</summary>
    public ImmutableSortedDictionary<string, CheckInTaken> CheckIns { get; init; } =
        ImmutableSortedDictionary.Create<string, CheckInTaken>(StringComparer.Ordinal);

    /// <summary>Where its uploads are in the stream.</summary>
    public ImmutableArray<long> Versions { get; init; } = [];

    /// <summary>Nothing more is taken of it, and its track is in the journal alone.</summary>
    public bool Settled { get; init; }

    /// <summary>When it began, as far as is known.</summary>
    [JsonIgnore]
    public DateTimeOffset Began => StartedAt ?? Track.First ?? CheckIns.Values.Select(visit => visit.At)
        .DefaultIfEmpty(EndedAt ?? default).Min();

    /// <summary>The newest instant that is known of it.</summary>
    [JsonIgnore]
    public DateTimeOffset Newest => CheckIns.Values.Select(visit => visit.At)
        .Append(EndedAt ?? Began).Append(Track.Last ?? Began).Max();

    /// <summary>The visits that count.</summary>
    [JsonIgnore]
    public IEnumerable<CheckInTaken> Visits => CheckIns.Values.Where(visit => visit.Status is CheckInStatus.Counted);

    /// <summary>The fixes of its track: between start and end.</summary>
    public List<TrackFix> ReadTrack()
    {
        var fixes = FixBlock.Read(Block.Span);
        fixes.RemoveAll(fix => fix.At < StartedAt || fix.At > EndedAt);
        return fixes;
    }

    /// <summary>The fold.</summary>
    public static PatrolState Apply(PatrolState? before, PatrolUploaded fact, long version)
    {
        before ??= new() { Patrol = fact.Patrol, Grid = fact.Grid };
        var after = before with
        {
            StartedAt = Earlier(before.StartedAt, fact.StartedAt),
            EndedAt = Later(before.EndedAt, fact.EndedAt),
            Block = fact.Fixes.IsEmpty
                ? before.Block
                : FixBlock.Join(before.Block.Span, FixBlock.Read(fact.Fixes.Span)),
            CheckIns = fact.CheckIns.Aggregate(before.CheckIns, Join),
            Versions = before.Versions.Add(version),
        };
        return after with { Track = TrackSummary.Of(after.ReadTrack()) };
    }

    /// <summary>Nothing more is taken of it.</summary>
    public PatrolState Settle() => this with { Settled = true, Block = default };

    private static ImmutableSortedDictionary<string, CheckInTaken> Join(
        ImmutableSortedDictionary<string, CheckInTaken> visits,
        CheckInTaken visit) =>
        visits.TryGetValue(visit.Point, out var known) && Rank(known).CompareTo(Rank(visit)) <= 0
            ? visits
            : visits.SetItem(visit.Point, visit);

    private static (CheckInStatus, DateTimeOffset, int, double, double) Rank(CheckInTaken visit) =>
        (visit.Status, visit.At, visit.Metres, visit.Lon, visit.Lat);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other ?? one : one;
}
