using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Cases;
using GridOrleans.Gateway.Files;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Cases;

/// <summary>A list's address as it was written; <see cref="Read"/> tells all that is wrong with it at once.</summary>
internal sealed record CaseListAddress(
    [property: FromQuery(Name = "unit"), Description("Needed: the unit whose subtree is listed.")] string? Unit,
    [property: FromQuery(Name = "step"), Description("Steps, with commas between.")] string[]? Step,
    [property: FromQuery(Name = "severity"), Description("Severities, with commas between.")] string[]? Severity,
    [property: FromQuery(Name = "item"), Description("A catalogue item's code.")] string? Item,
    [property: FromQuery(Name = "overdue"), Description("true or false.")] string? Overdue,
    [property: FromQuery(Name = "text"), Description("A text that the case contains; 1–100 characters.")] string? Text,
    [property: FromQuery(Name = "updated_since"), Description("An instant with its offset.")] string? UpdatedSince,
    [property: FromQuery(Name = "cursor"), Description("The nextCursor of the page before.")] string? Cursor,
    [property: FromQuery(Name = "limit"), Description("Cases on a page, 1–500; 100 unless told.")] string? Limit)
{
    private const int ItemMax = 64;

    /// <summary>The question, or what is wrong with it.</summary>
    public (CaseQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("unit", "step", "severity", "item", "overdue", "text", "updated_since", "cursor", "limit");
        var query = new CaseQuery(
            address.Unit("cases", Unit),
            address.Many<CaseStep>("step", Step),
            address.Many<Severity>("severity", Severity),
            address.Line("item", Item, ItemMax),
            address.Truth("overdue", Overdue),
            address.Text(Text),
            address.UpdatedSince(UpdatedSince),
            address.Cursor(Cursor),
            address.Limit(Limit));
        return address.Errors is [] ? (query, []) : (null, address.Errors);
    }
}
