using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using GridOrleans.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Registry;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>Rows that go to one grid with one command.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowBlock(UnitCode Grid, IReadOnlyList<FileRow> Rows)
{
    /// <summary>Rows of one command: what a registry takes as one entry.</summary>
    public const int RowsMax = 4_096;

    /// <summary>Characters of one command: at three bytes each they stay below the gateway's 1 MiB.</summary>
    public const int CharactersMax = 280_000;

    /// <summary>Rows that wait for others of their grid: about 200 MB.</summary>
    public const int WaitingMax = 400_000;

    /// <summary>The request's body, and the command's id made from it: the same rows, the same command.</summary>
    public (byte[] Body, CommandId Id) Write(string source)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = GatewayJson.Commands.Encoder }))
        {
            JsonSerializer.Serialize(
                json,
                new RecordRows(source, [.. Rows.Select(row => row.Body!)]),
                GatewayJson.Answers.RecordRows);
        }

        var digest = SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(Grid.ToString()), .. buffer.WrittenSpan]);
        return (buffer.WrittenSpan.ToArray(), CommandId.Parse($"import-{Convert.ToHexStringLower(digest)[..40]}"));
    }

    /// <summary>
    /// Gathers rows by grid, in an order that only the file decides, so that a second run makes the same blocks.
    /// </summary>
    /// <param name="rows">The file's rows.</param>
    /// <param name="bad">Is told of those that cannot be read.</param>
    public static IEnumerable<RowBlock> Of(IEnumerable<FileRow> rows, Action<FileRow> bad)
    {
        var waiting = new Dictionary<UnitCode, Gathering>();
        var count = 0;
        foreach (var row in rows)
        {
            if (row.Body is not { } body)
            {
                bad(row);
                continue;
            }

            if (!waiting.TryGetValue(row.Grid, out var gathering))
            {
                waiting.Add(row.Grid, gathering = new());
            }

            gathering.Add(row, body);
            count++;
            if (gathering.IsFull)
            {
                count -= gathering.Rows.Count;
                waiting.Remove(row.Grid);
                yield return new(row.Grid, gathering.Rows);
            }
            else if (count >= WaitingMax)
            {
                var (grid, largest) = waiting.MaxBy(pair => (pair.Value.Rows.Count, pair.Key));
                count -= largest.Rows.Count;
                waiting.Remove(grid);
                yield return new(grid, largest.Rows);
            }
        }

        foreach (var (grid, rest) in waiting.OrderBy(pair => pair.Key))
        {
            yield return new(grid, rest.Rows);
        }
    }

    private sealed class Gathering
    {
        // Names of fields, quotes and commas, in characters.
        private const int AroundField = 14;
        private int _characters;

        public List<FileRow> Rows { get; } = [];

        public bool IsFull => Rows.Count >= RowsMax || _characters >= CharactersMax;

        public void Add(FileRow row, RecordBody body)
        {
            Rows.Add(row);
            foreach (var value in body.Draft().Values)
            {
                _characters += value.Text.Length + AroundField;
            }
        }
    }
}
