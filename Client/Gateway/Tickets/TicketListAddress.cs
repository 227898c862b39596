using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using GridOrleans.Gateway.Cases;
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
    private const int LimitDefault = 100;
    private const int LimitMax = 500;
    private const int OffsetMax = 1_000_000;
    private const int ItemMax = 64;

    private static readonly ImmutableArray<string> Names = ["unit", "status", "item", "offset", "limit"];

    /// <summary>The question, or what is wrong with it; the unit is judged elsewhere.</summary>
    public (TicketQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        List<FieldError> errors =
        [
            .. all.Keys.Except(Names, StringComparer.Ordinal).Select(name =>
                new FieldError(name, $"There is no such parameter; known: {string.Join(", ", Names)}.")),
        ];
        if (Item is { Length: 0 or > ItemMax })
        {
            errors.Add(new("item", $"Expected: 1–{ItemMax} characters, or leave it out."));
        }

        var query = new TicketQuery(
            CaseListAddress.ReadMany<TicketStatus>("status", Status, errors),
            Item,
            Whole("offset", Offset, (Default: 0, Least: 0, Most: OffsetMax), errors),
            Whole("limit", Limit, (LimitDefault, 1, LimitMax), errors));
        return errors.Count == 0 ? (query, []) : (null, [.. errors]);
    }

    private static int Whole(
        string name,
        string? text,
        (int Default, int Least, int Most) range,
        List<FieldError> errors)
    {
        if (text is null)
        {
            return range.Default;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole < range.Least
            || whole > range.Most)
        {
            errors.Add(new(name, $"Expected: a whole number from {range.Least} to {range.Most}."));
        }

        return whole;
    }
}
