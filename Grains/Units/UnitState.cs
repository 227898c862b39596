using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Tickets;

namespace GridOrleans.Units;

/// <summary>
/// A unit folded from its stream: its docket, what it took from each child, and what it has still to deliver. Mutable,
/// since one grain owns it; when a commit fails it is thrown away as a whole.
/// </summary>
internal sealed class UnitState(UnitCode code)
{
    private readonly CommandLog _commands = new();

    /// <summary>The unit's code.</summary>
    public UnitCode Code => code;

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>What came from below, by sender.</summary>
    public Inbox Inbox { get; } = new();

    /// <summary>The unit's desk.</summary>
    public DocketState Docket { get; } = new(code);

    /// <summary>News on its way to the unit above.</summary>
    public Outbox<Matter> Upward { get; } = new();

    /// <summary>Arrivals on their way to the grids.</summary>
    public Outbox<Arrival> Downward { get; } = new();

    /// <summary>The county's tickets; empty on every other level.</summary>
    public TicketLedgerState Tickets { get; } = new(code);

    /// <summary>Where a person's command is, when the unit took it before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, long version, DateTimeOffset at, string command)
    {
        if (version != Version + 1)
        {
            throw new InvalidOperationException($"Unit {code} is at version {Version}; {version} cannot follow.");
        }

        switch (fact)
        {
            case MatterReceived received:
                Take(received, version, at);
                break;
            case MessagesDelivered delivered:
                Upward.Take(delivered);
                Downward.Take(delivered);
                break;
            case TicketEvent ticket:
                Tickets.Apply(ticket, at);
                break;
            default:
                throw new InvalidOperationException($"A unit has no fold for {fact.GetType().Name}.");
        }

        Version = version;
        if (fact is TicketApproved)
        {
            _commands.Add(command, version);
        }
    }

    /// <summary>Everything, for a snapshot.</summary>
    public UnitSnapshot ToSnapshot() => new(
        Version,
        Docket.ToSnapshot(),
        Inbox.ToSnapshot(),
        Upward.ToSnapshot(),
        Downward.ToSnapshot(),
        Tickets.ToSnapshot(),
        _commands.ToBytes());

    /// <summary>The state that was snapshotted.</summary>
    public static UnitState From(UnitCode code, UnitSnapshot snapshot)
    {
        var state = new UnitState(code) { Version = snapshot.Version };
        state.Docket.Load(snapshot.Docket);
        state.Inbox.Load(snapshot.Inbox);
        state.Upward.Load(snapshot.Upward);
        state.Downward.Load(snapshot.Downward);
        state.Tickets.Load(snapshot.Tickets);
        state._commands.Load(snapshot.Commands.Span);
        return state;
    }

    private void Take(MatterReceived received, long version, DateTimeOffset at)
    {
        Inbox.Take(received.From, received.Number);
        Docket.Take(received.Matter, at);
        if (EscalationReactions.Upward(code, received.Matter, at) is { } news)
        {
            Upward.Add(Streams.OfUnit(code.Parent!.Value), version, news);
        }

        if (EscalationReactions.Downward(code, received.Matter, at) is { } arrival)
        {
            Downward.Add(Streams.OfGrid(arrival.Case.Grid), version, arrival);
        }
    }
}

/// <summary>A unit's state as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record UnitSnapshot(
    long Version,
    ImmutableArray<DocketEntry> Docket,
    ImmutableDictionary<string, long> Inbox,
    ImmutableArray<OutboxMessage<Matter>> Upward,
    ImmutableArray<OutboxMessage<Arrival>> Downward,
    LedgerSnapshot Tickets,
    ReadOnlyMemory<byte> Commands);
