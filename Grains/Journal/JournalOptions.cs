using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Journal;

/// <summary>The journal writer's bounds; section <c>Grid:Journal</c>. For operators who tune a silo.</summary>
internal sealed class JournalOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:Journal";

    /// <summary>
    /// Entries in one transaction at most. Larger batches cost less per entry and make each caller wait longer.
    /// </summary>
    [Range(1, 16_384)]
    public int BatchEntriesMax { get; set; } = 2_048;

    /// <summary>
    /// Entries waiting at most, over the whole silo; past that a command is refused at once. The default is about a
    /// second of work.
    /// </summary>
    [Range(1, 1_000_000)]
    public int QueueEntriesMax { get; set; } = 50_000;

    /// <summary>
    /// How long an unknown outcome is asked for before the callers are told so. Below Orleans' response timeout of
    /// 30 s, so that callers hear the reason.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:25")]
    public TimeSpan OutcomeTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After how many entries a stream is snapshotted, so that an activation replays at most about as many.
    /// </summary>
    [Range(1, 100_000)]
    public int SnapshotEvery { get; set; } = 1_000;
}
