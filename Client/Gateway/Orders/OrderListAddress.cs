using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Gateway.Files;
using GridOrleans.Orders;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Orders;

/// <summary>A list's address as it was written; <see cref="Read"/> tells all that is wrong with it at once.</summary>
internal sealed record OrderListAddress(
    [property: FromQuery(Name = "unit"), Description("Needed: the unit whose subtree is listed.")] string? Unit,
    [property: FromQuery(Name = "slip"), Description("Slips taken last, with commas between.")] string[]? Slip,
    [property: FromQuery(Name = "text"), Description("A text that the order contains; 1–100 characters.")] string? Text,
    [property: FromQuery(Name = "updated_since"), Description("An instant with its offset.")] string? UpdatedSince,
    [property: FromQuery(Name = "cursor"), Description("The nextCursor of the page before.")] string? Cursor,
    [property: FromQuery(Name = "limit"), Description("Orders on a page, 1–500; 100 unless told.")] string? Limit)
{
    /// <summary>The question, or what is wrong with it.</summary>
    public (OrderQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("unit", "slip", "text", "updated_since", "cursor", "limit");
        var query = new OrderQuery(
            address.Unit("orders", Unit),
            address.Many<OrderSlip>("slip", Slip),
            address.Text(Text),
            address.UpdatedSince(UpdatedSince),
            address.Cursor(Cursor),
            address.Limit(Limit));
        return address.Errors is [] ? (query, []) : (null, address.Errors);
    }
}
