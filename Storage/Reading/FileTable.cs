using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>
/// One kind of file and its table, as projection, lists and audit know them. Every column is in one list for both
/// engines: the projection writes by it and the audit compares by it, so that neither can forget one. The schema
/// scripts name the same columns.
/// </summary>
internal abstract class FileTable
{
    /// <summary>The column that names the file.</summary>
    public const string Number = "number";

    /// <summary>The column with the whole fold: what the projection goes on from.</summary>
    public const string State = "state";

    /// <summary>Every table.</summary>
    public static ImmutableArray<FileTable> All { get; } = [CaseTable.Table, OrderTable.Table];

    /// <summary>The table's name.</summary>
    public abstract string Name { get; }

    /// <summary>What a file is called in a sentence, such as "case".</summary>
    public abstract string Noun { get; }

    /// <summary>The columns, in the order in which they are written.</summary>
    public abstract ImmutableArray<FileColumn> Columns { get; }

    /// <summary>The columns' names, separated by commas: for INSERT, COPY and SELECT.</summary>
    public string Names => field ??= string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>The table whose files a fact is about; false for a fact about none.</summary>
    public static bool TryOf(Fact fact, [NotNullWhen(true)] out FileTable? table)
    {
        table = fact switch
        {
            CaseEvent => CaseTable.Table,
            OrderEvent => OrderTable.Table,
            _ => null,
        };
        return table is not null;
    }

    /// <summary>The table that a file is a row of.</summary>
    public static FileTable Of(IGridFile file) => file switch
    {
        CaseState => CaseTable.Table,
        OrderState => OrderTable.Table,
        _ => throw new InvalidOperationException($"No table is known for {file.GetType().Name}."),
    };

    /// <summary>The serial of the file that a fact is about.</summary>
    public abstract int SerialOf(Fact fact);

    /// <summary>Whether a fact opens its file.</summary>
    public abstract bool Opens(Fact fact);

    /// <summary>The number of a file.</summary>
    public abstract string NumberOf(UnitCode grid, int serial);

    /// <summary>The grid that a file lives in.</summary>
    public abstract UnitCode GridOf(IGridFile file);

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public abstract IGridFile Apply(IGridFile? file, UnitCode grid, Fact fact, JournalEntry entry);

    /// <summary>A fold as the column <see cref="State"/> holds it.</summary>
    public abstract string ToJson(IGridFile file);

    /// <summary>The fold that <see cref="ToJson"/> wrote; null when the text is none.</summary>
    public abstract IGridFile? FromJson(string json);
}

/// <summary>Which file: of which table, in which grid.</summary>
internal readonly record struct FileId(FileTable Table, UnitCode Grid, int Serial)
{
    /// <summary>The id of a file.</summary>
    public static FileId Of(IGridFile file)
    {
        var table = FileTable.Of(file);
        return new(table, table.GridOf(file), file.Serial);
    }

    /// <summary>The file's number.</summary>
    public override string ToString() => Table.NumberOf(Grid, Serial);
}
