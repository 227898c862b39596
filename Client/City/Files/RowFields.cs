using System.Globalization;
using CsvHelper;
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

    public static bool Flag(CsvReader row, string column) => row.GetString(column) switch
    {
        "true" => true,
        "false" => false,
        var other => throw new FormatException($"'{column}' is '{other}': true or false is expected."),
    };
}
