using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Workflow;

namespace GridOrleans.Registry;

/// <summary>How a personal field is shown to whoever has not said what for (our convention). Pure.</summary>
internal static class RecordMask
{
    private const char Star = '*';
    private const int DocumentMin = 12, DocumentHead = 4, DocumentTail = 2;
    private const int PhoneMin = 10, PhoneHead = 3, PhoneTail = 4;
    private const int YearLength = 4;

    /// <summary>A person's name: the first character 张**.</summary>
    public static string Name(string name)
    {
        var first = StringInfo.GetNextTextElementLength(name);
        var rest = new StringInfo(name[first..]).LengthInTextElements;
        return name[..first] + new string(Star, Math.Max(rest, 1));
    }

    /// <summary>A telephone number: its ends 138****1234, or nothing of a short one.</summary>
    public static string Phone(string phone) => Masked(RecordField.Phone, phone);

    /// <summary>A field as it is shown; null for what is sealed.</summary>
    public static string? Show(FieldShape shape, string text) => shape.Privacy switch
    {
        Privacy.Open => text,
        Privacy.Personal => Masked(shape.Field, text),
        Privacy.Sealed => null,
    };

    /// <summary>A record as a reader sees it.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="values">All its values.</param>
    /// <param name="upTo">How far the reader may look: what is more private is masked or left out.</param>
    public static (ImmutableSortedDictionary<string, string> Fields, ImmutableArray<RecordField> Masked) View(
        RecordKind kind,
        ImmutableArray<RecordValue> values,
        Privacy upTo)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var masked = ImmutableArray.CreateBuilder<RecordField>();
        foreach (var (field, text) in values)
        {
            var shape = RecordShape.Of(kind).Find(field)
                ?? throw new InvalidDataException($"A {kind} has no field {field}: the record was damaged.");
            var shown = shape.Privacy <= upTo ? text : Show(shape, text);
            if (shown is not null)
            {
                fields.Add(Spelling.Of(field), shown);
            }

            if (shown != text && shape.Privacy is Privacy.Personal)
            {
                masked.Add(field);
            }
        }

        return (fields.ToImmutable(), masked.ToImmutable());
    }

    private static string Masked(RecordField field, string text) => field switch
    {
        RecordField.Name => Name(text),
        RecordField.Document when text.Length >= DocumentMin => Middle(text, DocumentHead, DocumentTail),
        RecordField.Phone when text.Length >= PhoneMin => Middle(text, PhoneHead, PhoneTail),
        RecordField.Born => $"{text[..YearLength]}-**-**",
        _ => new string(Star, text.Length),
    };

    private static string Middle(string text, int head, int tail) =>
        string.Concat(text[..head], new string(Star, text.Length - head - tail), text[^tail..]);
}
