using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Gateway.Json;
using GridOrleans.Units;
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
    private const int LimitDefault = 100;
    private const int LimitMax = 500;
    private const int TextMax = 100;
    private const int ItemMax = 64;
    private const int CursorMax = 1_000;

    private static readonly ImmutableArray<string> Names =
        ["unit", "step", "severity", "item", "overdue", "text", "updated_since", "cursor", "limit"];

    /// <summary>The question, or what is wrong with it.</summary>
    public (CaseQuery? Query, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        List<FieldError> errors =
        [
            .. all.Keys.Except(Names, StringComparer.Ordinal).Select(name =>
                new FieldError(name, $"There is no such parameter; known: {string.Join(", ", Names)}.")),
        ];
        var query = new CaseQuery(
            ReadUnit(errors),
            ReadMany<CaseStep>("step", Step, errors),
            ReadMany<Severity>("severity", Severity, errors),
            ReadText("item", Item, ItemMax, errors),
            ReadOverdue(errors),
            ReadText("text", Text, TextMax, errors),
            ReadInstant(errors),
            ReadText("cursor", Cursor, CursorMax, errors),
            ReadLimit(errors));
        return errors.Count == 0 ? (query, []) : (null, [.. errors]);
    }

    /// <summary>Reads members of an enum, with commas between; what is none is an error.</summary>
    public static ImmutableArray<T> ReadMany<T>(string name, string[]? texts, List<FieldError> errors)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var text in texts?.SelectMany(text => text.Split(',')) ?? [])
        {
            var known = Enum.GetValues<T>().Where(value => Name(value) == text).ToArray();
            if (known is [var value])
            {
                values.Add(value);
                continue;
            }

            errors.Add(new(name, $"Expected: of {string.Join(", ", BodyFindings.Names(typeof(T)))}."));
            break;
        }

        return values.ToImmutable();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string? ReadText(string name, string? text, int most, List<FieldError> errors)
    {
        if (text is not null && text.Length is var length && (length == 0 || length > most))
        {
            errors.Add(new(name, $"Expected: 1–{most} characters, or leave it out."));
        }

        return text;
    }

    private UnitCode ReadUnit(List<FieldError> errors)
    {
        if (!UnitCode.TryParse(Unit, null, out var unit))
        {
            errors.Add(new("unit", "Needed: the code of the unit whose cases are wanted, 4, 6, 9, 12 or 15 digits."));
        }

        return unit;
    }

    private bool? ReadOverdue(List<FieldError> errors)
    {
        if (Overdue is not (null or "true" or "false"))
        {
            errors.Add(new("overdue", "Expected: true or false."));
        }

        return Overdue is null ? null : Overdue is "true";
    }

    private DateTimeOffset? ReadInstant(List<FieldError> errors)
    {
        if (UpdatedSince is null)
        {
            return null;
        }

        if (!InstantJson.TryParse(UpdatedSince, out var instant))
        {
            errors.Add(new("updated_since", $"Expected: {InstantJson.Expected}; in an address '+' is written %2B."));
        }

        return instant;
    }

    private int ReadLimit(List<FieldError> errors)
    {
        if (Limit is null)
        {
            return LimitDefault;
        }

        if (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            || limit is < 1 or > LimitMax)
        {
            errors.Add(new("limit", $"Expected: a whole number from 1 to {LimitMax}."));
        }

        return limit;
    }
}
