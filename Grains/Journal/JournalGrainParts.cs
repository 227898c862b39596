using Microsoft.Extensions.Logging;

namespace GridOrleans.Journal;

/// <summary>What every grain that owns a stream is built from.</summary>
internal sealed record JournalGrainParts(
    IJournal Journal,
    IPersistentState<SnapshotState> Snapshot,
    JournalOptions Options,
    TimeProvider Clock,
    ILogger Log);

/// <summary>A stream's state at a version, resting in the grain storage. Derived: losing it costs time only.</summary>
[GenerateSerializer, Alias("snapshot-state")]
internal sealed class SnapshotState
{
    /// <summary>The version of the newest entry in it.</summary>
    [Id(0)] public long Version { get; set; }

    /// <summary>
    /// The chain's hash at that version: the tail must go on from it, otherwise the snapshot is not used.
    /// </summary>
    [Id(1)] public byte[] Hash { get; set; } = [];

    /// <summary>When the newest entry was decided.</summary>
    [Id(2)] public DateTimeOffset At { get; set; }

    /// <summary>The state; empty when there is no snapshot.</summary>
    [Id(3)] public byte[] Payload { get; set; } = [];
}
