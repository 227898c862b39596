using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Orders;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>
/// A command that somebody was told had taken effect. A file of them has one a line, either the command's id alone or
/// a JSON object: <c>{"commandId":"…","case":"140212100201001-1"}</c>, or <c>order</c> instead of <c>case</c>; other
/// members are not read. Empty lines are skipped, and so is a last object that was cut off: whoever wrote it was
/// stopped before the line was down.
/// </summary>
/// <param name="CommandId">The command.</param>
/// <param name="About">The case or order it was for, where the line says so.</param>
internal sealed record Acknowledgement(CommandId CommandId, FileId? About)
{
    /// <summary>Reads a file's first lines.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lines">How many lines, so that what is written while the journal is walked does not count.</param>
    /// <exception cref="InvalidDataException">A line is none; the message names it.</exception>
    public static IEnumerable<Acknowledgement> Read(string file, long lines)
    {
        long place = 0;
        foreach (var text in File.ReadLines(file))
        {
            var line = text.Trim();
            if (++place > lines || (place == lines && line is ['{', .., not '}'] or "{"))
            {
                yield break;
            }

            if (line.Length > 0)
            {
                yield return Parse(line, $"{Path.GetFileName(file)}, line {place}");
            }
        }
    }

    /// <summary>How many lines a file has.</summary>
    public static long Lines(string file) => File.ReadLines(file).LongCount();

    private static FileId? FileOf(JsonElement members)
    {
        if (members.TryGetProperty("case", out var text) && text.GetString() is { } written)
        {
            var number = CaseNumber.Parse(written);
            return new(CaseTable.Table, number.Grid, number.Serial);
        }

        if (members.TryGetProperty("order", out var other) && other.GetString() is { } ordered)
        {
            var number = OrderNumber.Parse(ordered);
            return new(OrderTable.Table, number.Grid, number.Serial);
        }

        return null;
    }

    private static Acknowledgement Parse(string line, string place)
    {
        try
        {
            if (!line.StartsWith('{'))
            {
                return new(CommandId.Parse(line), null);
            }

            using var json = JsonDocument.Parse(line);
            var members = json.RootElement;
            return new(CommandId.Parse(members.GetProperty("commandId").GetString() ?? ""), FileOf(members));
        }
        catch (Exception wrong) when (
            wrong is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{place} is no acknowledgement: {wrong.Message}", wrong);
        }
    }
}
