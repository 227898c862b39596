using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Orders;

/// <summary>
/// An order folded from its events. Live state, replay, as-of reads and the read model are all this one fold.
/// </summary>
internal sealed record OrderState : IGridFile
{
    public required OrderNumber Number { get; init; }

    public required string Text { get; init; }

    public required Place Place { get; init; }

    /// <summary>Who placed it: the resident, or whoever entered it for them and stands for them.</summary>
    public required Signature Resident { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The versions of the order's entries in its grid's stream: the way back to its history.</summary>
    public required ImmutableArray<long> Versions { get; init; }

    /// <summary>When each slip was last taken, by slip; null for one that was not, or gone back behind.</summary>
    public required ImmutableArray<DateTimeOffset?> SlipTimes { get; init; }

    public OrderSlip Slip { get; init; }

    public Signature? AcceptedBy { get; init; }

    /// <summary>The Party members it is given to; the first is the lead.</summary>
    public ImmutableArray<string> Helpers { get; init; } = [];

    public ImmutableArray<OrderConfirmation> Confirmations { get; init; } = [];

    /// <summary>
    /// Everyone who accepted it or was ever given it, also before it was given to others: none of them verifies it.
    /// </summary>
    public ImmutableArray<string> Performers { get; init; } = [];

    public bool SelfSolved { get; init; }

    public string? Result { get; init; }

    public string? Overridden { get; init; }

    public string? SentBack { get; init; }

    public Signature? VerifiedBy { get; init; }

    public string? ResidentSaid { get; init; }

    public bool? Satisfied { get; init; }

    public int? Stars { get; init; }

    public OrderOutcome? Outcome { get; init; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? Reason { get; init; }

    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The newest entry's version.</summary>
    public long Version => Versions[^1];

    int IGridFile.Serial => Number.Serial;

    bool IGridFile.IsSealed => Slip is OrderSlip.Archived;

    private static ImmutableArray<DateTimeOffset?> NoTimes { get; } =
        [.. new DateTimeOffset?[Enum.GetValues<OrderSlip>().Length]];

    /// <summary>The fold. Deterministic: the same events give the same state on every machine.</summary>
    /// <param name="order">The order before; null before its first event.</param>
    /// <param name="grid">The grid whose stream the event is from.</param>
    /// <param name="fact">The event.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="version">Its version in the grid's stream.</param>
    /// <exception cref="InvalidOperationException">The event does not fit: the journal is damaged.</exception>
    public static OrderState Apply(OrderState? order, UnitCode grid, OrderEvent fact, DateTimeOffset at, long version)
    {
        if (fact is OrderPlaced placed)
        {
            return order is null
                ? Open(placed, grid, at, version)
                : throw new InvalidOperationException($"Order {order.Number} was placed before.");
        }

        var before = order ?? throw new InvalidOperationException(
            $"Order {new OrderNumber(grid, fact.Order)} was never placed.");
        return Advance(before, fact, at) with { UpdatedAt = at, Versions = before.Versions.Add(version) };
    }

    /// <summary>Whether somebody is a helper who has confirmed.</summary>
    public bool HasConfirmed(string helper)
    {
        foreach (var confirmation in Confirmations)
        {
            if (confirmation.Helper == helper)
            {
                return true;
            }
        }

        return false;
    }

    private static OrderState Open(OrderPlaced fact, UnitCode grid, DateTimeOffset at, long version) => new()
    {
        Number = new(grid, fact.Order),
        Text = fact.Text,
        Place = fact.Place,
        Resident = fact.By,
        UpdatedAt = at,
        Versions = [version],
        SlipTimes = NoTimes.SetItem((int)OrderSlip.Ordered, at),
        Evidence = fact.Evidence,
    };

    private static OrderState Advance(OrderState order, OrderEvent fact, DateTimeOffset at) => fact switch
    {
        OrderAccepted accepted => order.Take(OrderSlip.Accepted, at).With(accepted.By.Id) with
        {
            AcceptedBy = accepted.By,
        },
        OrderDispatched dispatched => order.Take(OrderSlip.Dispatched, at).With([.. dispatched.Helpers]) with
        {
            Helpers = dispatched.Helpers,
            Confirmations = [],
            SentBack = null,
        },
        OrderFulfilled fulfilled => Confirmed(order, fulfilled, at),
        OrderOverridden overridden => order.Take(OrderSlip.Fulfilled, at) with { Overridden = overridden.Reason },
        OrderSolved solved => order.Take(OrderSlip.Dispatched, at).Take(OrderSlip.Fulfilled, at) with
        {
            SelfSolved = true,
            Result = solved.Result,
            Evidence = order.Evidence.AddRange(solved.Evidence),
            SentBack = null,
        },
        OrderVerified verified => order.Take(OrderSlip.Verified, at) with
        {
            VerifiedBy = verified.By,
            ResidentSaid = verified.ResidentSaid,
            Satisfied = verified.Satisfied,
        },
        OrderSentBack back => order.BackTo(order.SelfSolved ? OrderSlip.Accepted : OrderSlip.Dispatched) with
        {
            SentBack = back.Reason,
        },
        OrderArchived => order.Sealed(OrderOutcome.Handled, null, at),
        OrderDeclined declined => order.Sealed(OrderOutcome.Declined, declined.Reason, at),
        OrderWithdrawn withdrawn => order.Sealed(OrderOutcome.Withdrawn, withdrawn.Reason, at),
        OrderReopened => order.Reopened(),
        OrderRated rated => order with { Stars = rated.Stars },
        _ => throw new InvalidOperationException($"An order has no fold for {fact.GetType().Name}."),
    };

    private static OrderState Confirmed(OrderState order, OrderFulfilled fact, DateTimeOffset at)
    {
        var confirmed = order with
        {
            Confirmations = order.Confirmations.Add(new(fact.By.Id, at, fact.Result)),
            Evidence = order.Evidence.AddRange(fact.Evidence),
        };
        return confirmed.Helpers.All(confirmed.HasConfirmed)
            ? confirmed.Take(OrderSlip.Fulfilled, at) with { SentBack = null }
            : confirmed;
    }

    private OrderState Take(OrderSlip slip, DateTimeOffset at)
    {
        var back = BackTo(slip);
        return back with { SlipTimes = back.SlipTimes.SetItem((int)slip, at) };
    }

    // Whatever was taken behind the slip is to be taken again: who confirmed and how it was solved with it.
    private OrderState BackTo(OrderSlip slip) => slip > Slip ? this with { Slip = slip } : this with
    {
        Slip = slip,
        SlipTimes = [.. SlipTimes.Select((time, taken) => taken > (int)slip ? null : time)],
        Confirmations = [],
        SelfSolved = false,
        Result = null,
        Overridden = null,
    };

    private OrderState With(params ReadOnlySpan<string> people)
    {
        var performers = Performers;
        foreach (var person in people)
        {
            performers = performers.Contains(person) ? performers : performers.Add(person);
        }

        return this with { Performers = performers };
    }

    private OrderState Sealed(OrderOutcome outcome, string? reason, DateTimeOffset at) =>
        Take(OrderSlip.Archived, at) with { Outcome = outcome, Reason = reason };

    // What the grid had accepted waits to be dispatched or solved again; what it had not, to be accepted.
    private OrderState Reopened() => BackTo(AcceptedBy is null ? OrderSlip.Ordered : OrderSlip.Accepted) with
    {
        Helpers = [],
        SentBack = null,
        VerifiedBy = null,
        ResidentSaid = null,
        Satisfied = null,
        Stars = null,
        Outcome = null,
        Reason = null,
    };
}
