using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;

namespace GridOrleans.Orders;

/// <summary>An order as it stands: the answer to every command on it.</summary>
[GenerateSerializer, Immutable, Alias("order-view")]
public sealed record OrderView
{
    /// <summary>The order's number.</summary>
    [Id(0)] public required OrderNumber Number { get; init; }

    /// <summary>The slip that was taken last.</summary>
    [Id(1)] public required OrderSlip Slip { get; init; }

    /// <summary>The grid's journal version of the order's newest entry; grows with every change.</summary>
    [Id(2)] public required long Version { get; init; }

    /// <summary>What is wanted.</summary>
    [Id(3)] public required string Text { get; init; }

    /// <summary>Where.</summary>
    [Id(4)] public required Place Place { get; init; }

    /// <summary>Who placed it: the resident, or whoever entered it for them and stands for them.</summary>
    [Id(5)] public required Signature Resident { get; init; }

    /// <summary>
    /// When each of the six slips was last taken, by slip; null for one that was not, or that was sent back behind.
    /// </summary>
    [Id(6)] public required ImmutableArray<DateTimeOffset?> SlipTimes { get; init; }

    /// <summary>When it last changed.</summary>
    [Id(7)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who accepted it.</summary>
    [Id(8)] public Signature? AcceptedBy { get; init; }

    /// <summary>The Party members it was given to; the first is the lead.</summary>
    [Id(9)] public ImmutableArray<string> Helpers { get; init; } = [];

    /// <summary>What the helpers who have confirmed say was done.</summary>
    [Id(10)] public ImmutableArray<OrderConfirmation> Confirmations { get; init; } = [];

    /// <summary>Whether it was done in the grid, by whoever accepted it.</summary>
    [Id(11)] public bool SelfSolved { get; init; }

    /// <summary>What was done, where it was done in the grid.</summary>
    [Id(12)] public string? Result { get; init; }

    /// <summary>Why the lead ended it although not all had confirmed.</summary>
    [Id(13)] public string? Overridden { get; init; }

    /// <summary>Why it was sent back last; until it is fulfilled again.</summary>
    [Id(14)] public string? SentBack { get; init; }

    /// <summary>Who verified it.</summary>
    [Id(15)] public Signature? VerifiedBy { get; init; }

    /// <summary>What the resident said when asked.</summary>
    [Id(16)] public string? ResidentSaid { get; init; }

    /// <summary>Whether the resident was satisfied when asked.</summary>
    [Id(17)] public bool? Satisfied { get; init; }

    /// <summary>The resident's rating, 1–5.</summary>
    [Id(18)] public int? Stars { get; init; }

    /// <summary>How it ended; set when it is sealed.</summary>
    [Id(19)] public OrderOutcome? Outcome { get; init; }

    /// <summary>Why it was declined or withdrawn.</summary>
    [Id(20)] public string? Reason { get; init; }

    /// <summary>References to pictures or recordings.</summary>
    [Id(21)] public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The moves that the order allows now, whoever makes them.</summary>
    [Id(22)] public ImmutableArray<OrderMove> LegalMoves { get; init; } = [];
}

/// <summary>A helper's word that their part is done.</summary>
/// <param name="Helper">The Party member.</param>
/// <param name="At">When.</param>
/// <param name="Result">What was done.</param>
[GenerateSerializer, Immutable, Alias("order-confirmation")]
public sealed record OrderConfirmation(
    [property: Id(0)] string Helper,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Result);

/// <summary>An order with its whole history.</summary>
/// <param name="Order">The order as it stands, or as it stood at the instant asked for.</param>
/// <param name="History">Every entry of the order, oldest first.</param>
[GenerateSerializer, Immutable, Alias("order-file")]
public sealed record OrderFile(
    [property: Id(0)] OrderView Order,
    [property: Id(1)] ImmutableArray<CaseFileEntry> History);
