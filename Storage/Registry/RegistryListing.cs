using System.Data.Common;
using System.Globalization;
using Dapper;
using GridOrleans.Reading;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>Answers searches and totals from the read model's tables, on whichever engine.</summary>
/// <param name="source">Where the tables are.</param>
/// <param name="keys">The city's key.</param>
internal sealed class RegistryListing(DbDataSource source, IPersonKeyStore keys) : IRegistryListing
{
    // No text is behind it, whatever it begins with.
    private const string Last = "\U0010FFFF";

    /// <inheritdoc/>
    public async Task<FoundPage> Search(RecordSearch search, CancellationToken cancellationToken)
    {
        var (sql, values) = await Statement(search, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<FoundRow>(
            new CommandDefinition(sql, values, cancellationToken: cancellationToken))).AsList();
        FoundRecord[] page = [.. rows.Take(search.Limit).Select(row => row.Record)];
        return new([.. page], rows.Count > search.Limit ? page[^1].Number.ToString() : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GridTotal>> Count(UnitCode unit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Grid, string Kind, long Total)>(new CommandDefinition(
            "SELECT grid, kind, total FROM registry_total WHERE grid >= @first AND grid < @end",
            new { first = Subtree.First(unit.ToString()), end = Subtree.End(unit.ToString()) },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new GridTotal(UnitCode.Parse(row.Grid), KindOf(row.Kind), row.Total))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<SpecialGroup, long>> CountSpecialGroups(
        UnitCode unit,
        CancellationToken cancellationToken)
    {
        var key = await keys.CityKey(cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Grid, byte[] Content)>(new CommandDefinition(
            "SELECT grid, content FROM registry_sealed WHERE grid >= @first AND grid < @end",
            new { first = Subtree.First(unit.ToString()), end = Subtree.End(unit.ToString()) },
            cancellationToken: cancellationToken));
        return rows
            .Select(row => RecordSeal.Open(key.Span, row.Content, new(UnitCode.Parse(row.Grid), 0)))
            .Select(values => values is { } opened ? RecordDraft.Find(opened, RecordField.Special) : null)
            .OfType<string>()
            .GroupBy(Parsed<SpecialGroup>)
            .ToDictionary(group => group.Key, group => group.LongCount());
    }

    private async Task<(string Sql, DynamicParameters Values)> Statement(
        RecordSearch search,
        CancellationToken cancellationToken)
    {
        List<string> conditions = ["grid >= @first", "grid < @end"];
        var values = new DynamicParameters();
        values.Add("first", Subtree.First(search.Unit.ToString()));
        values.Add("end", Subtree.End(search.Unit.ToString()));
        values.Add("limit", search.Limit + 1);
        if (search.Kind is { } kind)
        {
            conditions.Add("kind = @kind");
            values.Add("kind", EnumText<RecordKind>.Of(kind));
        }

        if (search.Contains is { } text)
        {
            conditions.Add("(kind <> 'person' AND name LIKE @pattern ESCAPE '!' OR address LIKE @pattern ESCAPE '!')");
            values.Add("pattern", $"%{Literal(text)}%");
        }

        if (search.Address is { } address)
        {
            conditions.Add("address >= @address AND address < @addressEnd");
            values.Add("address", address);
            values.Add("addressEnd", address + Last);
        }

        var cityKey = await keys.CityKey(cancellationToken);
        if (search.Name is { } name)
        {
            conditions.Add("(name_mark = @nameMark OR kind <> 'person' AND name >= @name AND name < @nameEnd)");
            values.Add("nameMark", RecordSeal.NameMark(cityKey.Span, name));
            values.Add("name", name);
            values.Add("nameEnd", name + Last);
        }

        if (search.Key is { } key)
        {
            var marks = RecordShape.All
                .Select(shape => RecordSeal.Mark(cityKey.Span, shape.Kind, Normal(shape.Kind, key)));
            conditions.Add($"mark IN {RegistrySql.Among(values, "mark", marks)}");
        }

        if (search.Cursor is { } cursor)
        {
            if (!RecordNumber.TryParse(cursor, null, out var after))
            {
                throw new ArgumentException(
                    "The cursor is none that a search gave out: send the page's nextCursor unchanged.");
            }

            conditions.Add("(grid, serial) > (@cursorGrid, @cursorSerial)");
            values.Add("cursorGrid", after.Grid.ToString());
            values.Add("cursorSerial", after.Serial);
        }

        return (
            $"""
            SELECT grid AS Grid, serial AS Serial, kind AS Kind, name AS Name, address AS Address
            FROM registry_record WHERE {string.Join(" AND ", conditions)} ORDER BY grid, serial LIMIT @limit
            """,
            values);
    }

    private static string Normal(RecordKind kind, string key) =>
        kind is RecordKind.Person ? key.Trim().ToUpperInvariant() : key.Trim();

    private static string Literal(string text) => text
        .Replace("!", "!!", StringComparison.Ordinal)
        .Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal);

    private static RecordKind KindOf(string text) => Parsed<RecordKind>(text);

    private static T Parsed<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().First(value => EnumText<T>.Of(value) == text);

    private sealed record FoundRow
    {
        public required string Grid { get; init; }

        public required long Serial { get; init; }

        public required string Kind { get; init; }

        public required string? Name { get; init; }

        public required string? Address { get; init; }

        public FoundRecord Record => new(
            RecordNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"{Grid}-R{Serial}")),
            KindOf(Kind),
            Name,
            Address);
    }
}
