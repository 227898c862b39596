using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>A gridworker's file folded from its stream. Mutable, since one grain owns it.</summary>
/// <param name="worker">The gridworker's id.</param>
internal sealed class GridworkerState(string worker)
{
    private readonly SortedDictionary<UnitCode, GridworkerView> _appointments = [];
    private readonly CommandLog _commands = new();

    /// <summary>The gridworker's id.</summary>
    public string Worker => worker;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>What counties' staffs told, by sender.</summary>
    public Inbox Inbox { get; } = new();

    /// <summary>How each county has them.</summary>
    public IReadOnlyCollection<GridworkerView> Appointments => _appointments.Values;

    /// <summary>The grid of the duty that runs; null while off duty.</summary>
    public UnitCode? OnDutyIn { get; private set; }

    /// <summary>When duty was begun or ended last.</summary>
    public DateTimeOffset? DutySince { get; private set; }

    /// <summary>Where a command's entry is, when it was taken before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>Whether they hold a post with the grid.</summary>
    public bool WorksIn(UnitCode grid) => Appointments.Any(held => held.Grids.Contains(grid));

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, JournalEntry entry)
    {
        if (entry.Version != Version + 1)
        {
            throw new InvalidOperationException(
                $"The file of {worker} is at version {Version}; {entry.Version} cannot follow.");
        }

        switch (fact)
        {
            case GridworkerNewsReceived received:
                Inbox.Take(received.From, received.Number);
                _appointments[received.News.Gridworker.County] = received.News.Gridworker;
                if (OnDutyIn is { } grid && !WorksIn(grid))
                {
                    // Whoever does not work there any more is not on duty there.
                    (OnDutyIn, DutySince) = (null, entry.At);
                }

                break;
            case DutyChanged changed:
                (OnDutyIn, DutySince) = (changed.Grid, entry.At);
                _commands.Add(entry.CommandId, entry.Version);
                break;
            default:
                throw new InvalidOperationException($"A gridworker has no fold for {fact.GetType().Name}.");
        }

        Version = entry.Version;
    }

    /// <summary>Everything, for a snapshot.</summary>
    public GridworkerSnapshot ToSnapshot() => new(
        Version, [.. Appointments], Inbox.ToSnapshot(), OnDutyIn, DutySince, _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static GridworkerState From(string worker, GridworkerSnapshot snapshot)
    {
        var state = new GridworkerState(worker)
        {
            Version = snapshot.Version,
            OnDutyIn = snapshot.OnDutyIn,
            DutySince = snapshot.DutySince,
        };
        foreach (var held in snapshot.Appointments)
        {
            state._appointments.Add(held.County, held);
        }

        state.Inbox.Load(snapshot.Inbox);
        state._commands.Load(snapshot.Commands.Span);
        return state;
    }
}

/// <summary>A gridworker's file as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record GridworkerSnapshot(
    long Version,
    ImmutableArray<GridworkerView> Appointments,
    ImmutableDictionary<string, long> Inbox,
    UnitCode? OnDutyIn,
    DateTimeOffset? DutySince,
    ReadOnlyMemory<byte> Commands);
