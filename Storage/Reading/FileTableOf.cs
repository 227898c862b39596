using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Units;
using NpgsqlTypes;

namespace GridOrleans.Reading;

/// <inheritdoc cref="FileTable"/>
/// <typeparam name="TFile">The file, folded.</typeparam>
/// <typeparam name="TFact">The file's facts.</typeparam>
internal abstract class FileTable<TFile, TFact>(JsonTypeInfo<TFile> json) : FileTable
    where TFile : class, IGridFile
    where TFact : Fact
{
    /// <inheritdoc/>
    public sealed override int SerialOf(Fact fact) => SerialOf((TFact)fact);

    /// <inheritdoc/>
    public sealed override UnitCode GridOf(IGridFile file) => GridOf((TFile)file);

    /// <inheritdoc/>
    public sealed override IGridFile Apply(IGridFile? file, UnitCode grid, Fact fact, JournalEntry entry) =>
        Apply((TFile?)file, grid, (TFact)fact, entry);

    /// <inheritdoc/>
    public sealed override string ToJson(IGridFile file) => JsonSerializer.Serialize((TFile)file, json);

    /// <inheritdoc/>
    public sealed override TFile? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="SerialOf(Fact)"/>
    protected abstract int SerialOf(TFact fact);

    /// <inheritdoc cref="GridOf(IGridFile)"/>
    protected abstract UnitCode GridOf(TFile file);

    /// <inheritdoc cref="Apply(IGridFile?, UnitCode, Fact, JournalEntry)"/>
    protected abstract TFile Apply(TFile? file, UnitCode grid, TFact fact, JournalEntry entry);

    /// <summary>A column of any type.</summary>
    protected static FileColumn Column(string name, NpgsqlDbType type, Func<TFile, object?> value) =>
        new(name, type, file => value((TFile)file));

    // PostgreSQL's text cannot hold U+0000, which JSON can: one report must not stop the projection of all.
    /// <summary>A text.</summary>
    protected static FileColumn Text(string name, Func<TFile, string?> value) =>
        Column(name, NpgsqlDbType.Text, file => value(file)?.Replace('\0', '\uFFFD'));

    /// <summary>A whole number.</summary>
    protected static FileColumn Whole(string name, Func<TFile, int?> value) =>
        Column(name, NpgsqlDbType.Integer, file => value(file));

    /// <summary>Yes or no.</summary>
    protected static FileColumn Truth(string name, Func<TFile, bool?> value) =>
        Column(name, NpgsqlDbType.Boolean, file => value(file));

    /// <summary>A number with a fraction.</summary>
    protected static FileColumn Real(string name, Func<TFile, double> value) =>
        Column(name, NpgsqlDbType.Double, file => value(file));

    /// <summary>An instant, in UTC.</summary>
    protected static FileColumn Instant(string name, Func<TFile, DateTimeOffset?> value) =>
        Column(name, NpgsqlDbType.TimestampTz, file => value(file)?.ToUniversalTime());

    /// <summary>The two columns that end every table: the newest entry's version, and the whole fold.</summary>
    protected static IEnumerable<FileColumn> Ends(Func<TFile, long> version, JsonTypeInfo<TFile> json) =>
    [
        Column("version", NpgsqlDbType.Bigint, file => version(file)),
        Column(State, NpgsqlDbType.Json, file => JsonSerializer.Serialize(file, json)),
    ];
}
