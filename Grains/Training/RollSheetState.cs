using System.Collections.Immutable;
using GridOrleans.Journal;

namespace GridOrleans.Training;

/// <summary>
/// One roll sheet folded from its stream. Parts are joined, not appended: the earliest check-in and the best answers
/// count, in whichever order they came. Mutable, since one grain owns it.
/// </summary>
/// <param name="key">The sheet's key; certificates' numbers begin with it.</param>
internal sealed class RollSheetState(string key)
{
    private readonly SortedDictionary<string, Attendee> _attendees = new(StringComparer.Ordinal);
    private readonly CommandLog _commands = new();
    private int _certificates;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>What the sheet comes to.</summary>
    public RollTotals Totals { get; private set; } = new(0, 0, 0);

    /// <summary>Everybody on the sheet, by id.</summary>
    public IEnumerable<AttendanceView> Attendances => _attendees.Keys.Select(Find);

    /// <summary>What the sheet has of a gridworker; nothing of somebody who was never there.</summary>
    public AttendanceView Find(string worker)
    {
        var known = _attendees.GetValueOrDefault(worker) ?? Attendee.Nobody;
        return new()
        {
            Worker = worker,
            AttendedAt = known.At,
            ReceivedAt = known.ReceivedAt,
            Attempts = known.Attempts,
            Best = known.Attempts > 0 ? known.Best : null,
            Certificate = known.Certificate is { } serial ? $"{key.Replace('/', '-')}-{serial:0000}" : null,
        };
    }

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The roll sheet {key} is at version {Version}; {entry.Version} cannot follow.");
        }

        if (fact is not RollEvent happened)
        {
            throw new InvalidOperationException($"A roll sheet has no fold for {fact.GetType().Name}.");
        }

        var before = _attendees.GetValueOrDefault(happened.By.Id) ?? Attendee.Nobody;
        var after = Certify(Join(before, happened, entry.At));
        _attendees[happened.By.Id] = after;
        Totals += Count(after) - Count(before);
        _commands.Add(entry.CommandId, entry.Version);
        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public RollSheetSnapshot ToSnapshot() => new(
        Version, [.. _attendees.Select(pair => new AttendeeOf(pair.Key, pair.Value))], _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static RollSheetState From(string key, RollSheetSnapshot snapshot)
    {
        var state = new RollSheetState(key) { Version = snapshot.Version };
        foreach (var (worker, attendee) in snapshot.Attendees)
        {
            state._attendees.Add(worker, attendee);
            state.Totals += Count(attendee);
            state._certificates = Math.Max(state._certificates, attendee.Certificate ?? 0);
        }

        state._commands.Load(snapshot.Commands.Span);
        return state;
    }

    private static Attendee Join(Attendee known, RollEvent happened, DateTimeOffset received) => happened switch
    {
        TrainingAttended attended when known.At <= attended.At => known,
        TrainingAttended attended => known with
        {
            At = attended.At,
            ReceivedAt = received,
            HasQuiz = attended.HasQuiz,
        },
        QuizAnswered answered => known with
        {
            Attempts = known.Attempts + 1,
            Best = Math.Max(known.Best, answered.Right),
            Passed = known.Passed || answered.Passed,
        },
        _ => throw new InvalidOperationException($"A roll sheet has no fold for {happened.GetType().Name}."),
    };

    private static RollTotals Count(Attendee attendee) => new(
        attendee.At is null ? 0 : 1, attendee.Attempts > 0 ? 1 : 0, attendee.Certificate is null ? 0 : 1);

    // Once earned it stays.
    private Attendee Certify(Attendee attendee) =>
        attendee is { Certificate: null, At: not null } && (attendee.Passed || !attendee.HasQuiz)
            ? attendee with { Certificate = ++_certificates }
            : attendee;
}

/// <summary>What a sheet has of one gridworker.</summary>
internal sealed record Attendee(
    DateTimeOffset? At,
    DateTimeOffset? ReceivedAt,
    bool HasQuiz,
    int Attempts,
    int Best,
    bool Passed,
    int? Certificate)
{
    /// <summary>Somebody who was never there.</summary>
    public static Attendee Nobody { get; } = new(null, null, false, 0, 0, false, null);
}

/// <summary>A gridworker and what the sheet has of them.</summary>
internal sealed record AttendeeOf(string Worker, Attendee Attendee);

/// <summary>A roll sheet as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record RollSheetSnapshot(
    long Version,
    ImmutableArray<AttendeeOf> Attendees,
    ReadOnlyMemory<byte> Commands);
