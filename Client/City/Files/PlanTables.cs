using System.Globalization;
using CsvHelper;

namespace GridOrleans.City.Files;

/// <summary>The CSV files of a plan: UTF-8, comma, one header line; a byte order mark is tolerated.</summary>
internal static class PlanTables
{
    private static readonly string[] UnitColumns = ["code", "name", "kind"];
    private static readonly string[] GridColumns = ["code", "name", "households", "reason", "synthetic"];
    private const string ResponsibleColumn = "responsible";

    private static readonly CsvWriterOptions WriteOptions = new() { NewLine = "\n" };

    public static void WriteUnits(IEnumerable<PlanUnit> units, string file) =>
        Write(file, UnitColumns, units.Select(unit => new[] { unit.Code.ToString(), unit.Name, unit.Kind }));

    public static void WriteGrids(IEnumerable<PlanGrid> grids, string file) =>
        Write(file, [.. GridColumns, ResponsibleColumn], grids.Select(grid => new[]
        {
            grid.Code.ToString(),
            grid.Name,
            grid.Households.ToString(CultureInfo.InvariantCulture),
            grid.Reason,
            grid.Synthetic ? "true" : "false",
            grid.Responsible ?? "",
        }));

    /// <summary>Reads units with their lines; what cannot be read is passed to <paramref name="unreadable"/>.</summary>
    public static List<(int Line, PlanUnit Unit)> ReadUnits(TextReader text, Action<int, string> unreadable) =>
        Read(text, UnitColumns, unreadable, row => new PlanUnit(
            RowFields.Code(row), RowFields.Text(row, "name"), RowFields.Text(row, "kind")));

    /// <summary>Reads grids with their lines; what cannot be read is passed to <paramref name="unreadable"/>.</summary>
    public static List<(int Line, PlanGrid Grid)> ReadGrids(TextReader text, Action<int, string> unreadable) =>
        Read(text, GridColumns, unreadable, row => new PlanGrid(
            RowFields.Code(row),
            RowFields.Text(row, "name"),
            RowFields.Count(row, "households"),
            row.GetString("reason"),
            RowFields.Flag(row, "synthetic"),
            Responsible: RowFields.Person(row, ResponsibleColumn)));

    private static void Write(string file, string[] columns, IEnumerable<string[]> rows)
    {
        using var csv = CsvWriter.ToFile(file, WriteOptions);
        foreach (var row in rows.Prepend(columns))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.EndRecord();
        }
    }

    private static List<(int Line, T Row)> Read<T>(
        TextReader text, string[] columns, Action<int, string> unreadable, Func<CsvReader, T> parse)
    {
        using var csv = CsvReader.Create(text, ReadOptions(unreadable));
        List<(int, T)> rows = [];
        csv.ReadHeader();
        string[] missing = [.. columns.Where(column => !csv.TryGetFieldIndex(column, out _))];
        if (missing.Length > 0)
        {
            unreadable(1, $"The columns {string.Join(", ", missing)} are missing.");
            return rows;
        }

        while (csv.Read())
        {
            try
            {
                rows.Add(((int)csv.LineNumber, parse(csv)));
            }
            catch (FormatException error)
            {
                unreadable((int)csv.LineNumber, error.Message);
            }
        }

        return rows;
    }

    /// <summary>A broken record is told and skipped; the separator is never guessed.</summary>
    private static CsvReaderOptions ReadOptions(Action<int, string> unreadable) => new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = broken => unreadable((int)broken.LineNumber, broken.Reason switch
        {
            CsvMalformedReason.FieldCountMismatch => "The line has not as many fields as the header.",
            _ => $"The quoting is broken ({broken.Reason}).",
        }),
    };
}
