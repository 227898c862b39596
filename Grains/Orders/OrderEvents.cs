using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Orders;

/// <summary>A fact about one order: what a move left in its file.</summary>
/// <param name="Order">The order's serial in its grid.</param>
/// <param name="By">Who made the move.</param>
internal abstract record OrderEvent(int Order, Signature By) : Fact;

internal sealed record OrderPlaced(int Order, Signature By, string Text, Place Place, ImmutableArray<string> Evidence)
    : OrderEvent(Order, By);

internal sealed record OrderAccepted(int Order, Signature By, string? Note) : OrderEvent(Order, By);

internal sealed record OrderDispatched(int Order, Signature By, ImmutableArray<string> Helpers, string? Note)
    : OrderEvent(Order, By);

/// <summary>One helper's confirmation; the last one's fulfils the order.</summary>
internal sealed record OrderFulfilled(int Order, Signature By, string Result, ImmutableArray<string> Evidence)
    : OrderEvent(Order, By);

internal sealed record OrderVerified(int Order, Signature By, string ResidentSaid, bool Satisfied)
    : OrderEvent(Order, By);

internal sealed record OrderArchived(int Order, Signature By) : OrderEvent(Order, By);

/// <summary>Done in the grid: takes the slips of dispatching and fulfilling at once.</summary>
internal sealed record OrderSolved(int Order, Signature By, string Result, ImmutableArray<string> Evidence)
    : OrderEvent(Order, By);

internal sealed record OrderSentBack(int Order, Signature By, string Reason) : OrderEvent(Order, By);

internal sealed record OrderOverridden(int Order, Signature By, string Reason) : OrderEvent(Order, By);

internal sealed record OrderDeclined(int Order, Signature By, string Reason) : OrderEvent(Order, By);

internal sealed record OrderWithdrawn(int Order, Signature By, string? Reason) : OrderEvent(Order, By);

internal sealed record OrderReopened(int Order, Signature By, string Reason) : OrderEvent(Order, By);

internal sealed record OrderRated(int Order, Signature By, int Stars, string? Text) : OrderEvent(Order, By);
