using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GridOrleans.Gateway.Json;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Files;

/// <summary>Reads the parameters of a list's address, and tells all that is wrong with them at once.</summary>
/// <param name="all">The address's parameters as they were written.</param>
internal sealed class ListAddress(IQueryCollection all)
{
    private const int LimitDefault = 100;
    private const int LimitMax = 500;
    private const int OffsetMax = 1_000_000;
    private const int TextMax = 100;
    private const int CursorMax = 1_000;

    private readonly List<FieldError> _errors = [];

    /// <summary>What is wrong so far.</summary>
    public ImmutableArray<FieldError> Errors => [.. _errors];

    /// <summary>Refuses parameters that the list does not know.</summary>
    public void Know(params ReadOnlySpan<string> names)
    {
        foreach (var name in all.Keys.Except(names.ToArray(), StringComparer.Ordinal))
        {
            _errors.Add(new(name, $"There is no such parameter; known: {string.Join(", ", names!)}."));
        }
    }

    /// <summary>The unit whose subtree is listed; needed.</summary>
    public UnitCode Unit(string noun, string? text)
    {
        if (!UnitCode.TryParse(text, null, out var unit))
        {
            _errors.Add(new(
                "unit",
                $"Needed: the code of the unit whose {noun} are wanted, 4, 6, 9, 12 or 15 digits."));
        }

        return unit;
    }

    /// <summary>Several members of an enum, with commas between.</summary>
    public ImmutableArray<T> Many<T>(string name, string[]? texts)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var text in texts?.SelectMany(text => text.Split(',')) ?? [])
        {
            var known = Enum.GetValues<T>()
                .Where(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()) == text)
                .ToArray();
            if (known is [var value])
            {
                values.Add(value);
                continue;
            }

            _errors.Add(new(name, $"Expected: of {string.Join(", ", BodyFindings.Names(typeof(T)))}."));
            break;
        }

        return values.ToImmutable();
    }

    /// <summary>A text to look for.</summary>
    public string? Text(string? text) => Line("text", text, TextMax);

    /// <summary>Where the page before ended.</summary>
    public string? Cursor(string? text) => Line("cursor", text, CursorMax);

    /// <summary>A text of so many characters at most.</summary>
    public string? Line(string name, string? text, int most)
    {
        if (text is not null && (text.Length == 0 || text.Length > most))
        {
            _errors.Add(new(name, $"Expected: 1–{most} characters, or leave it out."));
        }

        return text;
    }

    /// <summary>Yes or no.</summary>
    public bool? Truth(string name, string? text)
    {
        if (text is not (null or "true" or "false"))
        {
            _errors.Add(new(name, "Expected: true or false."));
        }

        return text is null ? null : text is "true";
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            _errors.Add(new(name, "Expected: a day such as 2026-05-01."));
        }

        return day;
    }

    /// <summary>Notes what else is wrong with a parameter.</summary>
    public void Refuse(string name, string message) => _errors.Add(new(name, message));

    /// <summary>Since when changes are wanted.</summary>
    public DateTimeOffset? UpdatedSince(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!InstantJson.TryParse(text, out var instant))
        {
            _errors.Add(new("updated_since", $"Expected: {InstantJson.Expected}; in an address '+' is written %2B."));
        }

        return instant;
    }

    /// <summary>How many a page has.</summary>
    public int Limit(string? text) => text is null ? LimitDefault : Whole("limit", text, 1, LimitMax);

    /// <summary>How many to pass over.</summary>
    public int Offset(string? text) => text is null ? 0 : Whole("offset", text, 0, OffsetMax);

    private int Whole(string name, string text, int least, int most)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole < least
            || whole > most)
        {
            _errors.Add(new(name, $"Expected: a whole number from {least} to {most}."));
        }

        return whole;
    }
}
