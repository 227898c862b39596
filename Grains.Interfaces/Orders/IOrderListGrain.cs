using System.Collections.Immutable;
using GridOrleans.Units;
using Orleans.Concurrency;

namespace GridOrleans.Orders;

/// <summary>Lists of orders across grids, from the read model. Every list is key 0.</summary>
[GrainInterfaceType("order-list"), Alias("order-list")]
public interface IOrderListGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// One page of the orders of a unit's subtree: the latest change first; with <see cref="OrderQuery.UpdatedSince"/>
    /// the oldest first, so that whoever follows the changes meets an order that changes meanwhile again.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The cursor is none that this list gave out for the same question.
    /// </exception>
    [AlwaysInterleave, Alias("list")]
    Task<OrderPage> List(OrderQuery query);
}

/// <summary>Which orders are wanted; what is empty or null does not narrow.</summary>
/// <param name="Unit">The unit whose subtree is listed.</param>
/// <param name="Slips">The slips that were taken last.</param>
/// <param name="Text">A text that the order's text contains; 1–100 characters.</param>
/// <param name="UpdatedSince">Changed at this instant or later.</param>
/// <param name="Cursor">Where the page before ended; null for the first.</param>
/// <param name="Limit">How many orders at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("order-query")]
public sealed record OrderQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] ImmutableArray<OrderSlip> Slips,
    [property: Id(2)] string? Text,
    [property: Id(3)] DateTimeOffset? UpdatedSince,
    [property: Id(4)] string? Cursor,
    [property: Id(5)] int Limit);

/// <summary>One page of a list.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="NextCursor">Where the next page begins; null when this is the last.</param>
/// <param name="AsOf">How far the read model had come: younger changes may be missing.</param>
[GenerateSerializer, Immutable, Alias("order-page")]
public sealed record OrderPage(
    [property: Id(0)] ImmutableArray<OrderSummary> Orders,
    [property: Id(1)] string? NextCursor,
    [property: Id(2)] DateTimeOffset AsOf);

/// <summary>An order in a list.</summary>
/// <param name="Number">The order's number.</param>
/// <param name="Slip">The slip that was taken last.</param>
/// <param name="Text">What is wanted; the first 120 characters.</param>
/// <param name="Helpers">The Party members it was given to; the first is the lead.</param>
/// <param name="SlipTimes">When each of the six slips was last taken, by slip.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Satisfied">Whether the resident was satisfied when asked.</param>
/// <param name="Outcome">How it ended; set when it is sealed.</param>
/// <param name="Version">The grid's journal version of its newest entry.</param>
[GenerateSerializer, Immutable, Alias("order-summary")]
public sealed record OrderSummary(
    [property: Id(0)] OrderNumber Number,
    [property: Id(1)] OrderSlip Slip,
    [property: Id(2)] string Text,
    [property: Id(3)] ImmutableArray<string> Helpers,
    [property: Id(4)] ImmutableArray<DateTimeOffset?> SlipTimes,
    [property: Id(5)] DateTimeOffset UpdatedAt,
    [property: Id(6)] bool? Satisfied,
    [property: Id(7)] OrderOutcome? Outcome,
    [property: Id(8)] long Version);
