using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GridOrleans.Cases;
using GridOrleans.Workflow;

namespace GridOrleans.Registry;

/// <summary>
/// What is wrong with a record's fields. Nothing that it says repeats what stood there: reasons end in journals and
/// logs.
/// </summary>
internal static partial class RecordChecks
{
    private const int CitizenNumberLength = 18;

    // GB 11643-1999: the weights of the first 17 digits, and the check character by the sum modulo 11.
    private static readonly int[] CitizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private const string CitizenChecks = "10X98765432";

    /// <summary>A draft as it is kept: trimmed, a document's number in capitals, in the order of fields.</summary>
    public static RecordDraft Normal(RecordDraft draft) => draft with
    {
        Values = [.. draft.Values.Select(Normal).OrderBy(value => value.Field)],
    };

    /// <summary>Notes what is wrong with a draft.</summary>
    /// <param name="errors">Where it is noted.</param>
    /// <param name="path">What stands before the field's name, such as <c>people[2].</c>.</param>
    /// <param name="draft">The draft, as <see cref="Normal(RecordDraft)"/> left it.</param>
    /// <param name="today">The day, in China's time.</param>
    public static void Check(FieldErrors errors, string path, RecordDraft draft, DateOnly today)
    {
        if (!Enum.IsDefined(draft.Kind))
        {
            errors.Defined($"{path}kind", draft.Kind);
            return;
        }

        var shape = RecordShape.Of(draft.Kind);
        foreach (var value in draft.Values)
        {
            var name = path + Spelling.Of(value.Field);
            if (shape.Find(value.Field) is not { } field)
            {
                errors.Add(name, $"a {Spelling.Of(draft.Kind)} has no such field.");
                continue;
            }

            errors.Line(name, value.Text, field.LengthMax);
            if (Expected(value, today) is { } expected)
            {
                errors.Add(name, expected);
            }
        }

        foreach (var twice in draft.Values.GroupBy(value => value.Field).Where(same => same.Count() > 1))
        {
            errors.Add(path + Spelling.Of(twice.Key), "it stands there twice.");
        }

        foreach (var field in shape.Fields.Where(field => field.Needed && draft.Find(field.Field) is null))
        {
            errors.Add(path + Spelling.Of(field.Field), $"a text of 1–{field.LengthMax} characters is expected.");
        }
    }

    private static RecordValue Normal(RecordValue value)
    {
        var text = value.Text.Trim();
        return value with { Text = value.Field is RecordField.Document ? text.ToUpperInvariant() : text };
    }

    // What is blank or too long is told already.
    private static string? Expected(RecordValue value, DateOnly today) => value switch
    {
        { Text: "" } => null,
        (RecordField.Document, var text) => IsDocument(text)
            ? null
            : "6–40 letters, digits and hyphens are expected; of 18 digits the last must fit (GB 11643).",
        (RecordField.Code or RecordField.House or RecordField.Household, var text) => CodeText().IsMatch(text)
            ? null
            : "letters, digits, '-', '_', '.', '/' and '#' are expected.",
        (RecordField.Sex, var text) => OneOf(text, "male", "female"),
        (RecordField.Level, var text) => OneOf(text, "low", "medium", "high"),
        (RecordField.Special, var text) => OneOf(text, [.. Enum.GetValues<SpecialGroup>().Select(Spelling.Of)]),
        (RecordField.Phone, var text) => PhoneText().IsMatch(text) ? null : "5–20 digits are expected.",
        (RecordField.Born, var text) => IsDay(text, today)
            ? null
            : "a day that is not in the future is expected, such as 1985-03-01.",
        (RecordField.Area, var text) => AreaText().IsMatch(text) ? null : "square metres are expected, such as 86.5.",
        _ => null,
    };

    private static string? OneOf(string text, params ReadOnlySpan<string> known) =>
        known.Contains(text) ? null : $"one of {string.Join(", ", known!)} is expected.";

    private static bool IsDay(string text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day <= today
        && day.Year >= 1850;

    private static bool IsDocument(string text)
    {
        if (!DocumentText().IsMatch(text))
        {
            return false;
        }

        var digits = text.AsSpan()[..^1];
        if (text.Length != CitizenNumberLength || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return true;
        }

        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            sum += (digits[place] - '0') * CitizenWeights[place];
        }

        return text[^1] == CitizenChecks[sum % CitizenChecks.Length];
    }

    [GeneratedRegex("^[0-9A-Z-]{6,40}$")]
    private static partial Regex DocumentText();

    [GeneratedRegex(@"^[\p{L}0-9_./#-]{1,40}$")]
    private static partial Regex CodeText();

    [GeneratedRegex("^[0-9+][0-9 -]{4,19}$")]
    private static partial Regex PhoneText();

    [GeneratedRegex(@"^[0-9]{1,6}(\.[0-9]{1,2})?$")]
    private static partial Regex AreaText();
}
