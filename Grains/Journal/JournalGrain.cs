using System.Runtime.ExceptionServices;
using GridOrleans.Commands;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Journal;

/// <summary>
/// The one place where a decision becomes durable. A subclass decides and calls <see cref="Commit"/>, which queues,
/// applies, and answers a task; there is no await in between, so commands of one grain do not wait for each other's
/// disk write, only their callers do. When a commit fails, what was applied on top is void: the activation is dropped
/// and the journal read anew.
/// </summary>
internal abstract partial class JournalGrain(JournalGrainParts parts) : Grain
{
    // Below this a snapshot on deactivation costs more than the replay that it saves.
    private const int SnapshotOnDeactivationMin = 64;

    private long _epoch;
    private byte[] _hash = HashChain.Start;
    private DateTimeOffset _lastAt;
    private Task _lastCommit = Task.CompletedTask;
    private Exception? _void;
    private long _snapshotVersion;
    private bool _snapshotting;

    /// <summary>The name of the grain's stream in the journal.</summary>
    protected abstract string Stream { get; }

    /// <summary>The version of the newest entry that was applied.</summary>
    protected abstract long Version { get; }

    /// <summary>
    /// The instant of a decision: whole microseconds, as the journal stores them, and never before the stream's newest
    /// entry, whatever the machine's clock does.
    /// </summary>
    protected DateTimeOffset Now
    {
        get
        {
            var now = parts.Clock.GetUtcNow();
            now = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
            return now > _lastAt ? now : _lastAt;
        }
    }

    /// <summary>How often the stream was taken over: higher for every activation than for all before.</summary>
    protected long Epoch => _epoch;

    /// <summary>Whether a failed commit made the state void: the activation is being dropped.</summary>
    protected bool IsVoid => _void is not null;

    /// <summary>The fold.</summary>
    protected abstract void Apply(Fact fact, JournalEntry entry);

    /// <summary>Fetches what the fold of a replayed fact needs and memory does not hold.</summary>
    protected virtual Task BeforeReplay(Fact fact) => Task.CompletedTask;

    /// <summary>
    /// The state went on: a commit was queued, or the activation is ready. For what happens beside the commands, such
    /// as deliveries and timers; must be cheap and must not commit before it has yielded.
    /// </summary>
    protected virtual void Advanced()
    {
    }

    /// <summary>
    /// Copies the whole state, quickly, and answers how the copy becomes bytes: that may take long and is done off the
    /// grain's scheduler, while the state goes on.
    /// </summary>
    protected abstract Func<byte[]> TakeSnapshot();

    /// <summary>Replaces the state by a snapshot's, or by the empty one.</summary>
    protected abstract void LoadSnapshot(byte[]? snapshot);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var head = await parts.Journal.Open(Stream);
        _epoch = head.Epoch;
        var rested = parts.Snapshot.State;
        var usable = rested.Payload.Length > 0 && rested.Version <= head.Version;
        if (!usable || !await Replay(head, rested))
        {
            await Rebuild(head);
        }

        Advanced();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_void is null && Version - _snapshotVersion >= SnapshotOnDeactivationMin)
        {
            await WriteSnapshot();
        }
    }

    /// <summary>Queues the facts of a decision and applies them; the task ends when they are durable.</summary>
    /// <exception cref="JournalUnavailableException">
    /// At once: the journal is full and nothing changed. From the task: send the command again with the same id.
    /// </exception>
    protected Task Commit(IReadOnlyList<Fact> facts, CommandId command, DateTimeOffset at)
    {
        var entries = new JournalEntry[facts.Count];
        var hash = _hash;
        var id = command.ToString();
        for (var i = 0; i < entries.Length; i++)
        {
            var (kind, payload) = FactJson.Write(facts[i]);
            var version = Version + 1 + i;
            hash = HashChain.Next(hash, version, at, id, kind, payload);
            entries[i] = new(version, at, id, kind, payload, hash);
        }

        var durable = parts.Journal.Append(new(Stream, _epoch, entries));
        for (var i = 0; i < entries.Length; i++)
        {
            Apply(facts[i], entries[i]);
        }

        _hash = hash;
        _lastAt = at;
        _lastCommit = Watch(durable);
        SnapshotIfDue();
        Advanced();
        return _lastCommit;
    }

    /// <summary>Ends when everything that was applied so far is durable: what a read or a refusal rests on.</summary>
    /// <exception cref="JournalUnavailableException">It never will be; ask again.</exception>
    protected Task Durable() => _lastCommit;

    /// <summary>Refuses to go on from a state that a failed commit made void.</summary>
    /// <exception cref="JournalUnavailableException">The activation is being dropped; ask again.</exception>
    protected void MustHold()
    {
        if (_void is not null)
        {
            throw new JournalUnavailableException(
                $"Stream {Stream} is being read anew. Send the command again with the same id.", _void);
        }
    }

    /// <summary>Single entries of the grain's own stream, oldest first.</summary>
    protected Task<IReadOnlyList<JournalEntry>> ReadEntries(IReadOnlyList<long> versions) =>
        parts.Journal.Read(Stream, versions);

    private async Task Watch(Task durable)
    {
        try
        {
            await durable;
        }
#pragma warning disable CA1031 // Whatever failed, the state on top of it is void.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (_void is null)
            {
                _void = failure;
                LogVoid(parts.Log, failure, Stream);
                DeactivateOnIdle();
            }

            if (failure is JournalUnavailableException)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            throw new JournalUnavailableException(
                $"Stream {Stream} was taken over by another activation. Send the command again with the same id.",
                failure);
        }
    }

    private async Task Rebuild(StreamHead head)
    {
        var empty = new SnapshotState();
        if (!await Replay(head, empty))
        {
            throw new InvalidDataException(
                $"The chain of stream {Stream} does not hold up to version {head.Version}. "
                + $"Run 'verify --stream {Stream}' to find the entry.");
        }
    }

    /// <summary>Snapshot and tail; false when they do not meet the journal's chain.</summary>
    private async Task<bool> Replay(StreamHead head, SnapshotState from)
    {
        LoadSnapshot(from.Payload.Length > 0 ? from.Payload : null);
        _hash = from.Payload.Length > 0 ? from.Hash : HashChain.Start;
        _snapshotVersion = from.Version;
        _lastAt = from.At;
        await foreach (var entry in parts.Journal.Read(Stream, from.Version))
        {
            if (entry.Version > head.Version)
            {
                break;
            }

            if (!HashChain.Holds(_hash, entry))
            {
                return false;
            }

            var fact = FactJson.Read(entry.Kind, entry.Payload.Span);
            await BeforeReplay(fact);
            Apply(fact, entry);
            _hash = entry.Hash;
            _lastAt = entry.At;
        }

        return Version == head.Version && _hash.AsSpan().SequenceEqual(head.Hash);
    }

    private void SnapshotIfDue()
    {
        // A quarter of the history at least: what snapshots cost then stays in proportion however long a stream grows.
        var due = Math.Max(parts.Options.SnapshotEvery, _snapshotVersion / 4);
        if (!_snapshotting && Version - _snapshotVersion >= due)
        {
            WriteSnapshot().Ignore();
        }
    }

    private async Task WriteSnapshot()
    {
        _snapshotting = true;
        try
        {
            var (version, hash, at, write, commit) = (Version, _hash, _lastAt, TakeSnapshot(), _lastCommit);
            var payload = await Task.Factory.StartNew(
                write, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

            // Only what is durable may rest in a snapshot: otherwise a lost commit would come back through it.
            await commit;
            parts.Snapshot.State = new() { Version = version, Hash = hash, At = at, Payload = payload };
            await parts.Snapshot.WriteStateAsync();
            _snapshotVersion = version;
        }
#pragma warning disable CA1031 // A snapshot is a convenience: without it the next activation replays more.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogSnapshotFailed(parts.Log, failure, Stream);
        }
        finally
        {
            _snapshotting = false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A commit of stream {Stream} failed; the activation is dropped.")]
    private static partial void LogVoid(ILogger logger, Exception failure, string stream);

    [LoggerMessage(LogLevel.Warning, "Stream {Stream} could not be snapshotted.")]
    private static partial void LogSnapshotFailed(ILogger logger, Exception failure, string stream);
}
