using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>The sessions of a unit folded from its stream. Mutable, since one grain owns it.</summary>
/// <param name="unit">The county, or the city.</param>
internal sealed class TrainingState(UnitCode unit)
{
    private readonly Dictionary<string, TrainingSession> _sessions = new(StringComparer.Ordinal);
    private readonly CommandLog _commands = new();

    /// <summary>The county, or the city.</summary>
    public UnitCode Unit => unit;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>All sessions, in no order.</summary>
    public IReadOnlyCollection<TrainingSession> Sessions => _sessions.Values;

    /// <summary>A session; null when there is none of this name.</summary>
    public TrainingSession? Find(string training) => _sessions.GetValueOrDefault(training);

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The trainings of {unit} are at version {Version}; {entry.Version} cannot follow.");
        }

        switch (fact)
        {
            case TrainingAnnounced announced:
                _sessions.Add(announced.Training, new(TrainingRules.CommandOf(announced), null));
                break;
            case TrainingCalledOff off:
                _sessions[off.Training] = _sessions[off.Training] with { CalledOff = off.Reason };
                break;
            default:
                throw new InvalidOperationException($"A unit's trainings have no fold for {fact.GetType().Name}.");
        }

        _commands.Add(entry.CommandId, entry.Version);
        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public TrainingSnapshot ToSnapshot() => new(Version, [.. _sessions.Values], _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static TrainingState From(UnitCode unit, TrainingSnapshot snapshot)
    {
        var state = new TrainingState(unit) { Version = snapshot.Version };
        foreach (var session in snapshot.Sessions)
        {
            state._sessions.Add(session.Announced.Training, session);
        }

        state._commands.Load(snapshot.Commands.Span);
        return state;
    }
}

/// <summary>A session.</summary>
/// <param name="Announced">What was announced.</param>
/// <param name="CalledOff">Why it was called off; null while it was not.</param>
internal sealed record TrainingSession(AnnounceTraining Announced, string? CalledOff);

/// <summary>A unit's trainings as they rest between activations. Derived: it can always be thrown away.</summary>
internal sealed record TrainingSnapshot(
    long Version,
    ImmutableArray<TrainingSession> Sessions,
    ReadOnlyMemory<byte> Commands);
