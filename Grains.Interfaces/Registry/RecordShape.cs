using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GridOrleans.Registry;

/// <summary>How far a field is open (our convention).</summary>
public enum Privacy
{
    /// <summary>Whoever may read the registry sees it.</summary>
    Open,

    /// <summary>Masked, unless it is disclosed with a purpose.</summary>
    Personal,

    /// <summary>Never shown; only counted, unless a second person approves.</summary>
    Sealed,
}

/// <summary>A field of a kind of record.</summary>
/// <param name="Field">The field.</param>
/// <param name="Needed">Whether a record must have it.</param>
/// <param name="LengthMax">How many characters at most.</param>
/// <param name="Privacy">How far it is open.</param>
public sealed record FieldShape(RecordField Field, bool Needed, int LengthMax, Privacy Privacy);

/// <summary>
/// Which fields each kind of record has (our convention). Only a person's record has personal fields: every other kind
/// names people by their office or not at all, so that erasing a person leaves nothing of them elsewhere.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The field by which two records are the same one.</param>
/// <param name="Fields">Its fields, the key first.</param>
public sealed record RecordShape(RecordKind Kind, RecordField Key, ImmutableArray<FieldShape> Fields)
{
    private const int CodeMax = 40;
    private const int LineMax = 100;
    private const int AddressMax = 200;

    private static readonly RecordShape[] Shapes =
    [
        new(RecordKind.Person, RecordField.Document,
        [
            new(RecordField.Document, true, CodeMax, Privacy.Personal),
            new(RecordField.Name, true, 50, Privacy.Personal),
            new(RecordField.Sex, false, 6, Privacy.Open),
            new(RecordField.Born, false, 10, Privacy.Personal),
            new(RecordField.Phone, false, 20, Privacy.Personal),
            new(RecordField.Household, false, CodeMax, Privacy.Open),
            new(RecordField.Relation, false, 20, Privacy.Open),
            new(RecordField.House, false, CodeMax, Privacy.Open),
            new(RecordField.Special, false, 20, Privacy.Sealed),
        ]),
        new(RecordKind.House, RecordField.Code,
        [
            Code,
            new(RecordField.Address, true, AddressMax, Privacy.Open),
            new(RecordField.Use, false, 20, Privacy.Open),
            new(RecordField.Area, false, 10, Privacy.Open),
            Note,
        ]),
        Named(RecordKind.Place),
        Named(RecordKind.Matter),
        Named(RecordKind.Object),
        Named(RecordKind.Organisation),
        Named(RecordKind.RiskPoint, new FieldShape(RecordField.Level, true, 6, Privacy.Open)),
    ];

    private readonly FrozenDictionary<RecordField, FieldShape> _byField =
        Fields.ToFrozenDictionary(field => field.Field);

    private static FieldShape Code => new(RecordField.Code, true, CodeMax, Privacy.Open);

    private static FieldShape Note => new(RecordField.Note, false, AddressMax, Privacy.Open);

    /// <summary>Every kind's.</summary>
    public static IReadOnlyList<RecordShape> All => Shapes;

    /// <summary>A kind's.</summary>
    public static RecordShape Of(RecordKind kind) => Shapes[(int)kind];

    /// <summary>The field's shape; null when the kind has no such field.</summary>
    public FieldShape? Find(RecordField field) => _byField.GetValueOrDefault(field);

    private static RecordShape Named(RecordKind kind, params ReadOnlySpan<FieldShape> more) =>
        new(kind, RecordField.Code,
        [
            Code,
            new(RecordField.Name, true, LineMax, Privacy.Open),
            new(RecordField.Category, false, LineMax, Privacy.Open),
            new(RecordField.Address, false, AddressMax, Privacy.Open),
            .. more,
            Note,
        ]);
}
