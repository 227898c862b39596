using System.Globalization;
using CsvHelper;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.City.Files;

/// <summary>Reads the fields of a row; what is not as it should be throws a <see cref="FormatException"/>.</summary>
internal static class RowFields
{
    public static UnitCode Code(CsvReader row) => UnitCode.Parse(row.GetString("code"));

    public static string Text(CsvReader row, string column) =>
        row.GetString(column) is { Length: > 0 } text ? text : throw new FormatException($"'{column}' is empty.");

    public static int Count(CsvReader row, string column) =>
        int.TryParse(row.GetString(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"'{column}' is '{row.GetString(column)}': a whole number is expected.");

    /// <summary>A gridworker's id; null where the text, or in older plans the column, is missing.</summary>
    public static string? Person(CsvReader row, string column)
    {
        var id = row.TryGetFieldIndex(column, out _) ? row.GetString(column).Trim() : "";
        if (id.Length > CallerIdentity.IdLengthMax)
        {
            throw new FormatException(
                $"'{column}' has {id.Length} characters; at most {CallerIdentity.IdLengthMax} are expected.");
        }

        return id.Length == 0 ? null : id;
    }

    public static bool Flag(CsvReader row, string column) => row.GetString(column) switch
    {
        "true" => true,
        "false" => false,
        var other => throw new FormatException($"'{column}' is '{other}': true or false is expected."),
    };
}
