using System.Collections.Immutable;
using GridOrleans.Journal;

namespace GridOrleans.Patrols;

/// <summary>
/// A gridworker's patrols folded from their stream. Mutable, since one grain owns it; when a commit fails it is thrown
/// away as a whole.
/// </summary>
/// <param name="worker">The gridworker's id.</param>
internal sealed class PatrolsState(string worker)
{
    private readonly Dictionary<PatrolId, PatrolState> _patrols = [];
    private readonly CommandLog _commands = new();

    /// <summary>The gridworker's id.</summary>
    public string Worker => worker;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>What the grids have still to be told.</summary>
    public Outbox<PatrolNews> Outbox { get; } = new();

    /// <summary>The patrols, in no order.</summary>
    public IReadOnlyCollection<PatrolState> All => _patrols.Values;

    /// <summary>A patrol; null when nothing is known of it.</summary>
    public PatrolState? Find(PatrolId patrol) => _patrols.GetValueOrDefault(patrol);

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The patrols of {worker} are at version {Version}; {entry.Version} cannot follow.");
        }

        switch (fact)
        {
            case PatrolUploaded uploaded:
                Take(uploaded, entry);
                break;
            case MessagesDelivered delivered:
                Outbox.Take(delivered);
                break;
            default:
                throw new InvalidOperationException($"Patrols have no fold for {fact.GetType().Name}.");
        }

        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public PatrolsSnapshot ToSnapshot() =>
        new(Version, [.. _patrols.Values], Outbox.ToSnapshot(), _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static PatrolsState From(string worker, PatrolsSnapshot snapshot)
    {
        var state = new PatrolsState(worker) { Version = snapshot.Version };
        foreach (var patrol in snapshot.Patrols)
        {
            state._patrols.Add(patrol.Patrol, patrol);
        }

        state.Outbox.Load(snapshot.Outbox);
        state._commands.Load(snapshot.Commands.Span);
        return state;
    }

    private void Take(PatrolUploaded uploaded, JournalEntry entry)
    {
        var before = Find(uploaded.Patrol);
        var after = PatrolState.Apply(before, uploaded, entry.Version);
        _patrols[uploaded.Patrol] = after;
        _commands.Add(entry.CommandId, entry.Version);
        if (PatrolReactions.ToGrid(worker, before, after) is { } news)
        {
            Outbox.Add(Streams.OfGrid(after.Grid), entry.Version, news);
        }

        foreach (var old in _patrols.Values.Where(patrol => PatrolRules.IsOver(patrol, entry.At)).ToList())
        {
            _patrols[old.Patrol] = old.Settle();
        }
    }
}

/// <summary>A gridworker's patrols as they rest between activations. Derived: it can always be thrown away.</summary>
internal sealed record PatrolsSnapshot(
    long Version,
    ImmutableArray<PatrolState> Patrols,
    ImmutableArray<OutboxMessage<PatrolNews>> Outbox,
    ReadOnlyMemory<byte> Commands);
