using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>
/// A county's ledger folded from its stream: the tickets, and what each grid drew of them last. Mutable, since one
/// unit owns it.
/// </summary>
internal sealed class TicketLedgerState(UnitCode county)
{
    private readonly Dictionary<string, LedgerTicket> _tickets = new(StringComparer.Ordinal);

    /// <summary>The unit whose ledger it is.</summary>
    public UnitCode County => county;

    /// <summary>The serial that the next approved ticket gets; from 1.</summary>
    public int NextSerial { get; private set; } = 1;

    /// <summary>Every ticket that was approved or opened.</summary>
    public IReadOnlyCollection<LedgerTicket> Tickets => _tickets.Values;

    /// <summary>The ticket of this number, or null.</summary>
    public LedgerTicket? Find(string number) => _tickets.GetValueOrDefault(number);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(TicketEvent fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case TicketApproved approved:
                _tickets.Add(approved.Ticket.Number, new() { Entry = approved.Ticket, At = at, By = approved.By });
                NextSerial++;
                break;
            case StandingTicketOpened { Ticket: { } standing }:
                _tickets[standing.Number] = Find(standing.Number) is { } known
                    ? known with { Entry = standing }
                    : new() { Entry = standing, At = at };
                break;
            case VolumeDrawn drawn:
                _tickets[drawn.Ticket] = Draw(_tickets[drawn.Ticket], drawn);
                break;
            default:
                throw new InvalidOperationException($"A ledger has no fold for {fact.GetType().Name}.");
        }
    }

    /// <summary>Everything, for a snapshot.</summary>
    public LedgerSnapshot ToSnapshot() => new(NextSerial, [.. _tickets.Values]);

    /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(LedgerSnapshot snapshot)
    {
        NextSerial = snapshot.NextSerial;
        foreach (var ticket in snapshot.Tickets)
        {
            _tickets.Add(ticket.Entry.Number, ticket);
        }
    }

    private static LedgerTicket Draw(LedgerTicket ticket, VolumeDrawn drawn) => ticket with
    {
        Drawn = ticket.Drawn + drawn.Count,
        Draws = ticket.Draws.SetItem(drawn.Grid, new(drawn.Draw, drawn.Count)),
    };
}

/// <summary>A ticket in a ledger.</summary>
internal sealed record LedgerTicket
{
    /// <summary>What it says.</summary>
    public required TicketEntry Entry { get; init; }

    /// <summary>When it was approved or opened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who approved it; null for a standing ticket.</summary>
    public Signature? By { get; init; }

    /// <summary>How much of its volume was drawn.</summary>
    public int Drawn { get; init; }

    /// <summary>Each grid's newest draw: what is answered when it is asked for again.</summary>
    public ImmutableDictionary<UnitCode, GridDraw> Draws { get; init; } = ImmutableDictionary<UnitCode, GridDraw>.Empty;

    /// <summary>How much of its volume is left; 0, too, where a later catalogue made it less than was drawn.</summary>
    [JsonIgnore]
    public int Remaining => Math.Max(0, Entry.Volume - Drawn);
}

/// <summary>A grid's newest draw on a ticket.</summary>
/// <param name="Draw">Its serial.</param>
/// <param name="Count">How many tasks it was.</param>
internal readonly record struct GridDraw(int Draw, int Count);

/// <summary>A ledger as it rests between activations.</summary>
internal sealed record LedgerSnapshot(int NextSerial, ImmutableArray<LedgerTicket> Tickets);
