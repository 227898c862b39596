using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using GridOrleans.Tickets;

namespace GridOrleans.Grids;

/// <summary>A grid's state as it rests between activations. Derived: it can always be thrown away.</summary>
internal sealed record GridSnapshot(
    GridEstablished? Plan,
    long Version,
    int NextSerial,
    ImmutableArray<CaseState> Open,
    ImmutableDictionary<int, ImmutableArray<long>> Sealed,
    ReadOnlyMemory<byte> Commands,
    ImmutableDictionary<string, long> Inbox,
    ImmutableArray<OutboxMessage<Matter>> Upward,
    TallyTotals Tally,
    ImmutableArray<TicketHolding> Tickets,
    OrderSnapshot? Orders = null,
    PatrolBookSnapshot? Patrols = null,
    GridStaff? Staff = null);

/// <summary>A grid's orders as they rest; left out of a snapshot while there was never one.</summary>
internal sealed record OrderSnapshot(
    int NextSerial,
    ImmutableArray<OrderState> Open,
    ImmutableDictionary<int, ImmutableArray<long>> Sealed);
