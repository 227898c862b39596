using System.Collections.Immutable;
using System.ComponentModel;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Gateway.Files;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Units;

/// <summary>A docket's address as it was written; <see cref="Read"/> tells all that is wrong with it at once.</summary>
internal sealed record DocketAddress(
    [property: FromQuery(Name = "standing"), Description("waiting, acknowledged; with commas.")] string[]? Standing,
    [property: FromQuery(Name = "severity"), Description("Severities, with commas between.")] string[]? Severity,
    [property: FromQuery(Name = "overdue"), Description("true or false.")] string? Overdue,
    [property: FromQuery(Name = "owned"), Description("true: owned here; false: only told here.")] string? Owned,
    [property: FromQuery(Name = "offset"), Description("Matters to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("Matters on a page, 1–500; 100 unless told.")] string? Limit)
{
    /// <summary>The question, or what is wrong with it.</summary>
    public (DocketQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        var address = new ListAddress(all);
        address.Know("standing", "severity", "overdue", "owned", "offset", "limit");
        var query = new DocketQuery(
            address.Many<MatterStanding>("standing", Standing),
            address.Many<Severity>("severity", Severity),
            address.Truth("overdue", Overdue),
            address.Truth("owned", Owned),
            address.Offset(Offset),
            address.Limit(Limit));
        return address.Errors is [] ? (query, []) : (null, address.Errors);
    }
}
