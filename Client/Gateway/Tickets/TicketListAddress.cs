using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Gateway.Files;
using GridOrleans.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Tickets;

/// <summary>A ledger's address as it was written; <see cref="Read"/> tells all that is wrong with it at once.</summary>
internal sealed record TicketListAddress(
    [property: FromQuery(Name = "unit"), Description("Needed: the county whose ledger is wanted.")] string? Unit,
    [property: FromQuery(Name = "status"), Description("upcoming, valid, exhausted, ended; with commas.")]
    string[]? Status,
    [property: FromQuery(Name = "item"), Description("A catalogue item's code.")] string? Item,
    [property: FromQuery(Name = "offset"), Description("Tickets to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("Tickets on a page, 1–500; 100 unless told.")] string? Limit)
{
    private const int ItemMax = 64;

    /// <summary>The question, or what is wrong with it; the unit is judged elsewhere.</summary>
    public (TicketQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("unit", "status", "item", "offset", "limit");
        var query = new TicketQuery(
            address.Many<TicketStatus>("status", Status),
            address.Line("item", Item, ItemMax),
            address.Offset(Offset),
            address.Limit(Limit));
        return address.Errors is [] ? (query, []) : (null, address.Errors);
    }
}
