using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Tickets;

/// <summary>A ticket in a county's ledger, as it stands.</summary>
/// <param name="County">The county.</param>
/// <param name="Ticket">What it says.</param>
/// <param name="Status">Whether tasks may be given with it.</param>
/// <param name="Drawn">How much of its volume grids have drawn; what a grid drew stays with it.</param>
/// <param name="Remaining">How much is left to be drawn.</param>
/// <param name="Grids">How many grids have drawn on it.</param>
/// <param name="At">When it was approved; a standing one, when it was first drawn on.</param>
/// <param name="By">Who approved it; empty for a standing ticket of the catalogue.</param>
[GenerateSerializer, Immutable, Alias("ticket-view")]
public sealed record TicketView(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] TicketEntry Ticket,
    [property: Id(2)] TicketStatus Status,
    [property: Id(3)] int Drawn,
    [property: Id(4)] int Remaining,
    [property: Id(5)] int Grids,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] Signature? By);

/// <summary>Whether tasks may be given with a ticket.</summary>
[GenerateSerializer, Alias("ticket-status"), JsonConverter(typeof(SnakeCase<TicketStatus>))]
public enum TicketStatus
{
    /// <summary>Its first day is still to come 未生效.</summary>
    Upcoming,

    /// <summary>In its period, with volume left 有效.</summary>
    Valid,

    /// <summary>In its period, its whole volume drawn 用尽; grids may still hold some of it.</summary>
    Exhausted,

    /// <summary>Its period or the ticket itself is over 已过期.</summary>
    Ended,
}

/// <summary>Which tickets of a ledger are wanted; what is null or empty does not narrow.</summary>
/// <param name="Statuses">How they stand.</param>
/// <param name="Item">The item.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("ticket-query")]
public sealed record TicketQuery(
    [property: Id(0)] ImmutableArray<TicketStatus> Statuses,
    [property: Id(1)] string? Item,
    [property: Id(2)] int Offset,
    [property: Id(3)] int Limit);

/// <summary>A county's ledger 准入票台账.</summary>
/// <param name="County">The county.</param>
/// <param name="AsOf">When it was read: how a ticket stands is as of this instant.</param>
/// <param name="Tickets">The tickets asked for, the newest first.</param>
/// <param name="Total">How many were asked for, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("ticket-page")]
public sealed record TicketPage(
    [property: Id(0)] UnitCode County,
    [property: Id(1)] DateTimeOffset AsOf,
    [property: Id(2)] ImmutableArray<TicketView> Tickets,
    [property: Id(3)] int Total);
