using System.Collections.Immutable;

namespace GridOrleans.Registry;

/// <summary>A field with its text.</summary>
[GenerateSerializer, Immutable, Alias("record-value")]
public readonly record struct RecordValue([property: Id(0)] RecordField Field, [property: Id(1)] string Text);

/// <summary>A record as somebody collected it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Values">Its fields, each at most once; a field that is left out says nothing.</param>
[GenerateSerializer, Immutable, Alias("record-draft")]
public sealed record RecordDraft(
    [property: Id(0)] RecordKind Kind,
    [property: Id(1)] ImmutableArray<RecordValue> Values)
{
    /// <summary>The text of a field, or null.</summary>
    public string? Find(RecordField field) => Find(Values, field);

    /// <summary>The text of a field among values, or null.</summary>
    public static string? Find(ImmutableArray<RecordValue> values, RecordField field)
    {
        foreach (var value in values)
        {
            if (value.Field == field)
            {
                return value.Text;
            }
        }

        return null;
    }
}
