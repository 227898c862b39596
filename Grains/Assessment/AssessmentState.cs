using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>A county's appeals, folded from its stream. Scores are no part of it: they are computed anew.</summary>
/// <param name="county">The county.</param>
internal sealed class AssessmentState(UnitCode county)
{
    private readonly SortedDictionary<int, AppealView> _appeals = [];
    private readonly CommandLog _commands = new();

    /// <summary>The county.</summary>
    public UnitCode County => county;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>The appeals, by serial.</summary>
    public IReadOnlyCollection<AppealView> Appeals => _appeals.Values;

    /// <summary>The serial of the next appeal; from 1.</summary>
    public int NextSerial => _appeals.Count + 1;

    /// <summary>An appeal; null when there is none of this serial.</summary>
    public AppealView? Find(int serial) => _appeals.GetValueOrDefault(serial);

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>Evidence that appeals set aside, by indicator.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> SetAside() => _appeals.Values
        .Where(appeal => appeal.Decision is { Upheld: true })
        .GroupBy(appeal => appeal.Appeal.Indicator, StringComparer.Ordinal)
        .ToImmutableDictionary(
            group => group.Key,
            group => group.SelectMany(appeal => appeal.Appeal.Evidence).ToImmutableHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The appeals of {county} are at version {Version}; {entry.Version} cannot follow.");
        }

        var happened = fact as AppealEvent
            ?? throw new InvalidOperationException($"Appeals have no fold for {fact.GetType().Name}.");
        _appeals[happened.Serial] = Apply(Find(happened.Serial), happened, entry);
        _commands.Add(entry.CommandId, entry.Version);
        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public AssessmentSnapshot ToSnapshot() => new(Version, [.. _appeals.Values], _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static AssessmentState From(UnitCode county, AssessmentSnapshot snapshot)
    {
        var state = new AssessmentState(county) { Version = snapshot.Version };
        foreach (var appeal in snapshot.Appeals)
        {
            state._appeals.Add(appeal.Serial, appeal);
        }

        state._commands.Load(snapshot.Commands.Span);
        return state;
    }

    private AppealView Apply(AppealView? appeal, AppealEvent fact, JournalEntry entry) => (appeal, fact) switch
    {
        (null, AppealFiled filed) => new(
            county,
            filed.Serial,
            new(filed.Unit, filed.Worker, new(filed.From, filed.To), filed.Indicator, filed.Evidence, filed.Reason),
            filed.By,
            entry.At,
            null,
            entry.Version),
        ({ Decision: null }, AppealDecided decided) => appeal with
        {
            Decision = new(decided.Upheld, decided.Reason, decided.By, entry.At),
            Version = entry.Version,
        },
        _ => throw new InvalidOperationException(
            $"{fact.GetType().Name} does not fit appeal {fact.Serial} of {county}."),
    };
}

/// <summary>A county's appeals as they rest between activations. Derived: it can always be thrown away.</summary>
internal sealed record AssessmentSnapshot(
    long Version,
    ImmutableArray<AppealView> Appeals,
    ReadOnlyMemory<byte> Commands);
