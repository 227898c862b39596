using System.Text.Json.Serialization;

namespace GridOrleans.Verification;

/// <summary>What an audit can find.</summary>
[JsonConverter(typeof(SnakeCase<AuditKind>))]
internal enum AuditKind
{
    /// <summary>A version between 1 and the head's is not there.</summary>
    MissingEntry,

    /// <summary>An entry is not the one that was chained: it was altered, swapped or replaced.</summary>
    AlteredEntry,

    /// <summary>The head does not say where the stream ends, or with another hash.</summary>
    WrongHead,

    /// <summary>Entries stand behind the head: it was rolled back, or they were slipped in.</summary>
    EntryBeyondHead,

    /// <summary>An entry cannot be read: its fact, or the row itself.</summary>
    UnreadableEntry,

    /// <summary>A fact does not fit the case or order: the city's rules would not have let it happen.</summary>
    IllegalFact,

    /// <summary>A command took effect twice in its stream.</summary>
    RepeatedCommand,

    /// <summary>A command took effect in two streams.</summary>
    SharedCommand,

    /// <summary>A command that was acknowledged is not in the journal.</summary>
    LostCommand,

    /// <summary>A command that was acknowledged is in the journal, but not in its case's or order's stream.</summary>
    MisplacedCommand,

    /// <summary>The read model lacks a case or order, or has one too many, or shows it differently.</summary>
    WrongRow,

    /// <summary>The read model says that it projected what the journal does not hold.</summary>
    WrongPosition,

    /// <summary>The read model stopped at an entry that cannot be projected.</summary>
    StuckProjection,

    /// <summary>The read model did not catch up in the time given.</summary>
    LaggingProjection,

    /// <summary>A message between the levels counts as delivered, and its receiver never took it.</summary>
    LostMessage,

    /// <summary>A message between the levels took effect twice.</summary>
    RepeatedMessage,

    /// <summary>A message between the levels was taken, and nobody sent it.</summary>
    ForgedMessage,

    /// <summary>A running city tells other numbers of a unit than the journal has.</summary>
    WrongTally,

    /// <summary>The key of a person who was erased is still there.</summary>
    KeptKey,
}
