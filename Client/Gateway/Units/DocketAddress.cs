using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Gateway.Cases;
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
    private const int LimitDefault = 100;
    private const int LimitMax = 500;
    private const int OffsetMax = 1_000_000;

    private static readonly ImmutableArray<string> Names =
        ["standing", "severity", "overdue", "owned", "offset", "limit"];

    /// <summary>The question, or what is wrong with it.</summary>
    public (DocketQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        List<FieldError> errors =
        [
            .. all.Keys.Except(Names, StringComparer.Ordinal).Select(name =>
                new FieldError(name, $"There is no such parameter; known: {string.Join(", ", Names)}.")),
        ];
        var query = new DocketQuery(
            CaseListAddress.ReadMany<MatterStanding>("standing", Standing, errors),
            CaseListAddress.ReadMany<Severity>("severity", Severity, errors),
            ReadTruth("overdue", Overdue, errors),
            ReadTruth("owned", Owned, errors),
            ReadWhole("offset", Offset, (Default: 0, Least: 0, Most: OffsetMax), errors),
            ReadWhole("limit", Limit, (LimitDefault, 1, LimitMax), errors));
        return errors.Count == 0 ? (query, []) : (null, [.. errors]);
    }

    private static bool? ReadTruth(string name, string? text, List<FieldError> errors)
    {
        if (text is not (null or "true" or "false"))
        {
            errors.Add(new(name, "Expected: true or false."));
        }

        return text is null ? null : text is "true";
    }

    private static int ReadWhole(
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
