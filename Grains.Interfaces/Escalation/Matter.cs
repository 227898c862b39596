using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Units;

namespace GridOrleans.Escalation;

/// <summary>
/// What units above a grid are told of one of its cases 报大事: the case as its file had it at one version. News is
/// absolute and versioned, so that a resend or an older one that comes late changes nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("matter")]
public sealed record Matter
{
    /// <summary>The case.</summary>
    [Id(0)] public required CaseNumber Case { get; init; }

    /// <summary>The version of the grid's entry that made this news.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>When that entry was decided.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Whether it waits for its owner, was acknowledged, or is done with.</summary>
    [Id(3)] public required MatterStanding Standing { get; init; }

    /// <summary>The unit that owns the case.</summary>
    [Id(4)] public required UnitCode Owner { get; init; }

    /// <summary>The highest level that is told; every level below it is told on the way.</summary>
    [Id(5)] public required UnitLevel UpTo { get; init; }

    /// <summary>How big the matter is.</summary>
    [Id(6)] public required Severity Severity { get; init; }

    /// <summary>The step that the case stands at.</summary>
    [Id(7)] public required CaseStep Step { get; init; }

    /// <summary>The catalogue item, or <c>unclassified</c>.</summary>
    [Id(8)] public required string Item { get; init; }

    /// <summary>The departmental line of its item 条线; null for an unclassified matter.</summary>
    [Id(18)] public Line? Line { get; init; }

    /// <summary>What the matter is; the first 120 characters.</summary>
    [Id(9)] public required string Text { get; init; }

    /// <summary>Where it is.</summary>
    [Id(10)] public required Place Place { get; init; }

    /// <summary>Whether it came by the one-key alarm 一键报警.</summary>
    [Id(11)] public bool Alarm { get; init; }

    /// <summary>When the owner must have acknowledged it; null once that is done.</summary>
    [Id(12)] public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>When the case must be done; null while its clock stands.</summary>
    [Id(13)] public DateTimeOffset? Due { get; init; }

    /// <summary>How often its owner was reminded in vain.</summary>
    [Id(14)] public int Reminders { get; init; }

    /// <summary>Whether this news takes the matter to somebody new: then every hop is recorded.</summary>
    [Id(15)] public bool Rises { get; init; }

    /// <summary>Why it was told: rule, version, the facts it saw, the clock; or a person's reason.</summary>
    [Id(16)] public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>The units it passed, in their order; empty when it does not rise.</summary>
    [Id(17)] public ImmutableArray<Hop> Trail { get; init; } = [];
}

/// <summary>One unit on a matter's way up, as the case file keeps it.</summary>
/// <param name="Unit">The unit that took it.</param>
/// <param name="At">When; durable at that instant.</param>
/// <param name="Why">Why it went on to the next unit, or stayed.</param>
[GenerateSerializer, Immutable, Alias("hop")]
public sealed record Hop(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Why);

/// <summary>What a unit tells a grid: a matter has come to its owner.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trail">The units it passed, the owner last.</param>
[GenerateSerializer, Immutable, Alias("arrival")]
public sealed record Arrival(
    [property: Id(0)] CaseNumber Case,
    [property: Id(1)] ImmutableArray<Hop> Trail);

/// <summary>How a matter stands before its owner.</summary>
[GenerateSerializer, Alias("matter-standing"), JsonConverter(typeof(SnakeCase<MatterStanding>))]
public enum MatterStanding
{
    /// <summary>Nobody has acknowledged it 待签收.</summary>
    Waiting,

    /// <summary>Its owner has taken it on 已签收.</summary>
    Acknowledged,

    /// <summary>Sealed, or handed back below: it leaves the docket 已办结.</summary>
    Settled,
}
