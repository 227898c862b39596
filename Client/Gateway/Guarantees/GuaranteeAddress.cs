using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using GridOrleans.Units;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Guarantees;

/// <summary>The question as it was written; <see cref="Read"/> tells all that is wrong with it at once.</summary>
internal sealed record GuaranteeAddress(
    [property: FromQuery(Name = "unit"), Description("Needed: the unit whose subtree is asked about.")] string? Unit,
    [property: FromQuery(Name = "cursor"), Description("The nextCursor of the page before.")] string? Cursor,
    [property: FromQuery(Name = "limit"), Description("Violations of each guarantee, 1–500; 100 unless told.")]
    string? Limit)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 500;

    private static readonly ImmutableArray<string> Names = ["unit", "cursor", "limit"];

    /// <summary>The question, or what is wrong with it.</summary>
    public (GuaranteeQuestion? Question, ImmutableArray<FieldError> Errors) Read(IQueryCollection all)
    {
        List<FieldError> errors =
        [
            .. all.Keys.Except(Names, StringComparer.Ordinal).Select(name =>
                new FieldError(name, $"There is no such parameter; known: {string.Join(", ", Names)}.")),
        ];
        if (!UnitCode.TryParse(Unit, null, out var unit))
        {
            errors.Add(new("unit", "Needed: the code of a unit or grid, 4, 6, 9, 12 or 15 digits."));
        }

        var skip = Whole(Cursor, 0);
        if (skip is null)
        {
            errors.Add(new("cursor", "Expected: the nextCursor of the page before."));
        }

        var limit = Whole(Limit, LimitDefault);
        if (limit is not (>= 1 and <= LimitMax))
        {
            errors.Add(new("limit", $"Expected: a whole number from 1 to {LimitMax}."));
        }

        return errors.Count == 0 ? (new(unit, skip!.Value, limit!.Value), []) : (null, [.. errors]);
    }

    private static int? Whole(string? text, int otherwise)
    {
        if (text is null)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>What is asked about the guarantees.</summary>
/// <param name="Unit">The unit whose subtree is asked about.</param>
/// <param name="Skip">How many violations of each guarantee were told before.</param>
/// <param name="Limit">How many of each are told now; 1–500.</param>
internal sealed record GuaranteeQuestion(UnitCode Unit, int Skip, int Limit);
