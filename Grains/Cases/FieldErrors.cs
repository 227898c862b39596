using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>Collects what is wrong with a command's fields, so that the caller hears of everything at once.</summary>
internal sealed class FieldErrors
{
    private static readonly char[] EveryControl =
        [.. Enumerable.Range(char.MinValue, char.MaxValue).Select(code => (char)code).Where(char.IsControl)];

    private static readonly SearchValues<char> NotInLines = SearchValues.Create(EveryControl);
    private static readonly SearchValues<char> NotInProse = SearchValues.Create([.. EveryControl.Except("\r\n\t")]);

    private readonly List<FieldError> _errors = [];

    /// <summary>The refusal, or null when nothing is wrong.</summary>
    public Refusal? ToRefusal()
    {
        if (_errors.Count == 0)
        {
            return null;
        }

        var sentences = string.Join(" ", _errors.Select(error => $"{error.Field}: {error.Message}"));
        return new(RefusalCode.Invalid, sentences) { Fields = [.. _errors] };
    }

    /// <summary>Notes an error.</summary>
    public void Add(string field, string message) => _errors.Add(new(field, message));

    /// <summary>Notes an error unless the condition holds.</summary>
    public void Check(bool holds, string field, string message)
    {
        if (!holds)
        {
            Add(field, message);
        }
    }

    /// <summary>Notes an error unless the condition holds; only then is the message put together.</summary>
    public void Check(
        bool holds,
        string field,
        [InterpolatedStringHandlerArgument(nameof(holds))] ref MessageUnless message)
    {
        if (!holds)
        {
            Add(field, message.ToStringAndClear());
        }
    }

    /// <summary>Prose: not blank, at most so many characters; line breaks and tabs are all right in it.</summary>
    public void Prose(string field, string? value, int lengthMax) => Text(field, value, lengthMax, NotInProse);

    /// <summary>Prose that may be left out.</summary>
    public void OptionalProse(string field, string? value, int lengthMax)
    {
        if (value is not null)
        {
            Prose(field, value, lengthMax);
        }
    }

    /// <summary>One line: not blank, at most so many characters.</summary>
    public void Line(string field, string? value, int lengthMax) => Text(field, value, lengthMax, NotInLines);

    /// <summary>One line that may be left out.</summary>
    public void OptionalLine(string field, string? value, int lengthMax)
    {
        if (value is not null)
        {
            Line(field, value, lengthMax);
        }
    }

    /// <summary>A member of an enum that has a name.</summary>
    public void Defined<T>(string field, T value)
        where T : struct, Enum =>
        Check(Enum.IsDefined(value), field, $"one of {Spelling.List(Enum.GetValues<T>())} is expected.");

    /// <summary>A number of degrees.</summary>
    public void Degrees(string field, double value, double max) => Check(
        double.IsFinite(value) && Math.Abs(value) <= max,
        field,
        $"degrees from -{max} to {max} are expected.");

    private void Text(string field, string? value, int lengthMax, SearchValues<char> controls)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Add(field, $"a text of 1–{lengthMax} characters is expected.");
            return;
        }

        Check(value.Length <= lengthMax, field, $"{value.Length} characters; at most {lengthMax} are allowed.");
        Check(!value.AsSpan().ContainsAny(controls), field, "control characters are not allowed.");
        Check(IsWellFormed(value), field, "half a surrogate pair is not a character.");
    }

    // Where the first half of a pair is; hardly any text has one.
    private static int Half(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\ud800', '\udfff');

    // Half a pair has no UTF-8: what the journal would hold is not what was sent.
    private static bool IsWellFormed(string value)
    {
        var rest = value.AsSpan();
        for (var half = Half(rest); half >= 0; half = Half(rest))
        {
            if (Rune.DecodeFromUtf16(rest[half..], out _, out var length) is not OperationStatus.Done)
            {
                return false;
            }

            rest = rest[(half + length)..];
        }

        return true;
    }
}
