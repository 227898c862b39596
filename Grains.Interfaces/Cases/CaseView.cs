using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Escalation;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>A case as it stands: the answer to every command on it.</summary>
[GenerateSerializer, Immutable, Alias("case-view")]
public sealed record CaseView
{
    /// <summary>The case's number.</summary>
    [Id(0)] public required CaseNumber Number { get; init; }

    /// <summary>The step it stands at.</summary>
    [Id(1)] public required CaseStep Step { get; init; }

    /// <summary>Whether the assignee has finished and the result waits to be confirmed.</summary>
    [Id(2)] public bool Finished { get; init; }

    /// <summary>The grid's journal version of the case's newest entry; grows with every change.</summary>
    [Id(3)] public required long Version { get; init; }

    /// <summary>The catalogue item, or <c>unclassified</c>.</summary>
    [Id(4)] public required string Item { get; init; }

    /// <summary>What the matter is.</summary>
    [Id(5)] public required string Text { get; init; }

    /// <summary>Where it is.</summary>
    [Id(6)] public required Place Place { get; init; }

    /// <summary>Who reported it.</summary>
    [Id(7)] public required Signature Reporter { get; init; }

    /// <summary>Where the report came from.</summary>
    [Id(8)] public required ReportSource Source { get; init; }

    /// <summary>Set when the file is opened.</summary>
    [Id(9)] public Severity? Severity { get; init; }

    /// <summary>Set when the file is opened.</summary>
    [Id(10)] public GroupSize? GroupSize { get; init; }

    /// <summary>The unit that owns the matter now: one at any instant.</summary>
    [Id(11)] public required UnitCode Owner { get; init; }

    /// <summary>Who has the task.</summary>
    [Id(12)] public Assignee? Assignee { get; init; }

    /// <summary>The ticket by which a gridworker has it.</summary>
    [Id(13)] public string? Ticket { get; init; }

    /// <summary>When it must be done; null before the file is opened and while the clock stands.</summary>
    [Id(14)] public DateTimeOffset? Due { get; init; }

    /// <summary>Whether the deadline has passed, as of this answer.</summary>
    [Id(15)] public bool Overdue { get; init; }

    /// <summary>Since when the clock stands; null when it runs.</summary>
    [Id(16)] public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was reported.</summary>
    [Id(17)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When it last changed.</summary>
    [Id(18)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was sealed.</summary>
    [Id(19)] public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>How it ended; set when it is sealed.</summary>
    [Id(20)] public CaseOutcome? Outcome { get; init; }

    /// <summary>The case it goes on as.</summary>
    [Id(21)] public CaseNumber? MergedInto { get; init; }

    /// <summary>An open case that may be the same matter: same item, within 50 m and 24 h.</summary>
    [Id(22)] public CaseNumber? MayBeDuplicateOf { get; init; }

    /// <summary>What was done.</summary>
    [Id(23)] public string? Result { get; init; }

    /// <summary>What the reporter was told.</summary>
    [Id(24)] public string? Feedback { get; init; }

    /// <summary>The reporter's rating, 1–5.</summary>
    [Id(25)] public int? Stars { get; init; }

    /// <summary>The reporter's objection that nobody has decided yet.</summary>
    [Id(26)] public string? Appeal { get; init; }

    /// <summary>Everyone who reported the matter and is told of it.</summary>
    [Id(27)] public ImmutableArray<string> Subscribers { get; init; } = [];

    /// <summary>How often the deadline was extended; at most 2.</summary>
    [Id(28)] public int Extensions { get; init; }

    /// <summary>A superior's deadline.</summary>
    [Id(29)] public DateTimeOffset? SupervisedDue { get; init; }

    /// <summary>Seconds spent at each of the six steps that was left, suspensions included.</summary>
    [Id(30)] public ImmutableArray<double> StepSeconds { get; init; } = [];

    /// <summary>Seconds during which the clock stood.</summary>
    [Id(31)] public double SuspendedSeconds { get; init; }

    /// <summary>The moves that the case allows now, whoever makes them.</summary>
    [Id(32)] public ImmutableArray<CaseMove> LegalMoves { get; init; } = [];

    /// <summary>Why the city decided by itself what it decided: rule, version, the facts it saw.</summary>
    [Id(33)] public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>Whether it came by the one-key alarm 一键报警.</summary>
    [Id(34)] public bool Alarm { get; init; }

    /// <summary>When its owner must have acknowledged it; null once that is done, or where nobody needs to.</summary>
    [Id(35)] public DateTimeOffset? AcknowledgeDue { get; init; }

    /// <summary>When its owner acknowledged it.</summary>
    [Id(36)] public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When the current step must be left; null where it has no limit of its own.</summary>
    [Id(37)] public DateTimeOffset? StepDue { get; init; }

    /// <summary>The deadlines that were missed, in their order.</summary>
    [Id(38)] public ImmutableArray<MissedDeadline> Missed { get; init; } = [];

    /// <summary>The units that the matter passed on its way up, each with the reason.</summary>
    [Id(39)] public ImmutableArray<Hop> Hops { get; init; } = [];

    /// <summary>What superiors said how to go about it.</summary>
    [Id(40)] public ImmutableArray<Guidance> Guidance { get; init; } = [];

    /// <summary>The departmental line of its item; null for an unclassified matter.</summary>
    [Id(41)] public Line? Line { get; init; }
}

/// <summary>A deadline that passed.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Due">When it was due.</param>
/// <param name="At">When the case was marked.</param>
[GenerateSerializer, Immutable, Alias("missed-deadline")]
public sealed record MissedDeadline(
    [property: Id(0)] DeadlineKind Kind,
    [property: Id(1)] DateTimeOffset Due,
    [property: Id(2)] DateTimeOffset At);

/// <summary>What a superior said how to go about a case.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
[GenerateSerializer, Immutable, Alias("guidance")]
public sealed record Guidance(
    [property: Id(0)] Signature By,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Text);

/// <summary>A case with its whole history.</summary>
/// <param name="Case">The case as it stands, or as it stood at the instant asked for.</param>
/// <param name="History">Every entry of the file, oldest first.</param>
[GenerateSerializer, Immutable, Alias("case-file")]
public sealed record CaseFile(
    [property: Id(0)] CaseView Case,
    [property: Id(1)] ImmutableArray<CaseFileEntry> History);

/// <summary>One journal entry of a case's or an order's file.</summary>
/// <param name="Version">Its version in the grid's journal.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Kind">What happened, such as <c>case_filed</c>.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Fact">What was recorded, as the journal's JSON.</param>
/// <param name="Hash">The chain's hash after it: SHA-256, in hex.</param>
[GenerateSerializer, Immutable, Alias("case-file-entry")]
public sealed record CaseFileEntry(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Kind,
    [property: Id(3)] string CommandId,
    [property: Id(4), JsonConverter(typeof(RawJson))] string Fact,
    [property: Id(5)] string Hash);
