using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Registry;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>A row of a file: which grid it goes to, and what it says; or why it cannot be read.</summary>
/// <param name="Line">Its line; from 1.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Body">The record; null when the row cannot be read.</param>
/// <param name="Fault">Why it cannot be read, without what stands there.</param>
internal readonly record struct FileRow(long Line, UnitCode Grid, RecordBody? Body, string? Fault)
{
    /// <summary>A row that cannot be read.</summary>
    public static FileRow Bad(long line, string fault) => new(line, default, null, fault);
}

/// <summary>Reads the rows of a file, NDJSON or CSV, one at a time.</summary>
internal static class RegistryFile
{
    private const string GridField = "grid";
    private const string KindField = "kind";
    private const string NoGrid = "grid: a grid's 15 digits are expected.";

    private static readonly JsonTypeInfo<GridRecord> Record =
        (JsonTypeInfo<GridRecord>)GatewayJson.Commands.GetTypeInfo(typeof(GridRecord));

    /// <summary>The columns that a CSV file may have, in the order in which we write them.</summary>
    public static string[] Columns { get; } =
        [GridField, KindField, .. Enum.GetValues<RecordField>().Select(Spelled)];

    /// <summary>The rows; <c>.csv</c> is CSV with a header, anything else NDJSON.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The header of a CSV file is not in order.</exception>
    public static IEnumerable<FileRow> Read(Stream file, string name)
    {
        var text = new StreamReader(file, bufferSize: 1 << 16);
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Csv(text, name) : Lines(text);
    }

    private static IEnumerable<FileRow> Lines(StreamReader text)
    {
        var number = 0L;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.AsSpan().Trim().Length > 0)
            {
                yield return Parse(number, line);
            }
        }
    }

    private static FileRow Parse(long number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Record) is { Grid.Level: UnitLevel.Grid } record
                ? new(number, record.Grid, record, null)
                : FileRow.Bad(number, NoGrid);
        }
        catch (JsonException fault)
        {
            // The message would repeat what stands there.
            return FileRow.Bad(number, fault.Path is { Length: > 2 } path
                ? $"{path[2..]}: there is no such field, or its value cannot be read."
                : "It is no JSON object of a record: 'grid', 'kind' and the fields of the kind are expected.");
        }
    }

    private static IEnumerable<FileRow> Csv(StreamReader text, string name)
    {
        List<FileRow> broken = [];
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => broken.Add(FileRow.Bad(
                record.LineNumber,
                record.Reason is CsvMalformedReason.FieldCountMismatch
                    ? "The line has not as many fields as the header."
                    : $"The quoting is broken ({record.Reason}).")),
        });
        csv.ReadHeader();
        var places = Columns.Where(column => csv.TryGetFieldIndex(column, out _)).ToHashSet(StringComparer.Ordinal);
        if (!places.Contains(GridField) || !places.Contains(KindField))
        {
            throw new InvalidDataException(
                $"{name}: the header needs the columns grid and kind, and may have {string.Join(", ", Columns[2..])}.");
        }

        while (csv.Read())
        {
            foreach (var row in broken)
            {
                yield return row;
            }

            broken.Clear();
            yield return Parse(csv, places);
        }

        foreach (var row in broken)
        {
            yield return row;
        }
    }

    private static FileRow Parse(CsvReader csv, HashSet<string> columns)
    {
        if (!IsGrid(csv.GetString(GridField), out var grid))
        {
            return FileRow.Bad(csv.LineNumber, NoGrid);
        }

        return Kinds.TryGetValue(csv.GetString(KindField), out var kind)
            ? new(csv.LineNumber, grid, Body(kind, csv, columns), null)
            : FileRow.Bad(csv.LineNumber, $"kind: one of {string.Join(", ", Kinds.Keys)} is expected.");
    }

    private static RecordBody Body(RecordKind kind, CsvReader csv, HashSet<string> columns)
    {
        return new(kind)
        {
            Code = Field(RecordField.Code),
            Document = Field(RecordField.Document),
            Name = Field(RecordField.Name),
            Sex = Field(RecordField.Sex),
            Born = Field(RecordField.Born),
            Phone = Field(RecordField.Phone),
            Household = Field(RecordField.Household),
            Relation = Field(RecordField.Relation),
            House = Field(RecordField.House),
            Special = Field(RecordField.Special),
            Address = Field(RecordField.Address),
            Category = Field(RecordField.Category),
            Level = Field(RecordField.Level),
            Use = Field(RecordField.Use),
            Area = Field(RecordField.Area),
            Note = Field(RecordField.Note),
        };

        string? Field(RecordField field)
        {
            var column = Columns[(int)field + 2];
            return columns.Contains(column) && csv.GetString(column) is { Length: > 0 } text ? text : null;
        }
    }

    private static readonly Dictionary<string, RecordKind> Kinds =
        Enum.GetValues<RecordKind>().ToDictionary(Spelled, StringComparer.Ordinal);

    private static bool IsGrid(string? text, out UnitCode grid) =>
        UnitCode.TryParse(text, null, out grid) && grid.Level is UnitLevel.Grid;

    private static string Spelled<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    /// <summary>A line of NDJSON.</summary>
    private sealed record GridRecord(UnitCode Grid, RecordKind Kind) : RecordBody(Kind);
}
