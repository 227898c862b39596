using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace GridOrleans.Registry;

/// <summary>
/// The keys of people in their table, on whichever engine: PostgreSQL keeps it in the database of the journal, SQLite
/// in a file of its own.
/// </summary>
/// <param name="source">Where the table is.</param>
/// <param name="lockRows">What makes a read of rows that will be changed wait for others that change them.</param>
/// <param name="forget">What makes the engine forget what rows held before, as far as it can be told to.</param>
internal sealed class PersonKeyStore(DbDataSource source, string lockRows, string forget) : IPersonKeyStore
{
    // The city's own key stands among the grids' as the only one of a stream that no grain has.
    private const string CityStream = "city";

    private ReadOnlyMemory<byte> _cityKey;

    /// <inheritdoc/>
    public async Task<PersonKeys> Load(string stream, CancellationToken cancellationToken) =>
        (await Load([stream], cancellationToken))[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonKeys>> Load(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = new Dictionary<string, PersonKeys>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            found.TryAdd(stream, new());
        }

        var values = new DynamicParameters();
        var wanted = RegistrySql.Among(values, "stream", found.Keys);
        foreach (var row in await connection.QueryAsync<KeyRow>(new CommandDefinition(
            $"SELECT stream AS Stream, first_slot AS First, keys AS Keys FROM person_key WHERE stream IN {wanted}",
            values,
            cancellationToken: cancellationToken)))
        {
            found[row.Stream].Put(checked((int)row.First), row.Keys);
        }

        return streams.Select(stream => found[stream]).ToImmutableArray();
    }

    /// <inheritdoc/>
    public async Task<bool> Add(
        string stream,
        int first,
        ReadOnlyMemory<byte> keys,
        CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO person_key (stream, first_slot, keys) VALUES (@stream, @first, @keys)
            ON CONFLICT (stream, first_slot) DO NOTHING
            """,
            new { stream, first, keys = keys.ToArray() },
            cancellationToken: cancellationToken)) == 1;
    }

    /// <inheritdoc/>
    public async Task Destroy(string stream, IReadOnlyCollection<int> slots, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = await connection.QueryAsync<KeyRow>(new CommandDefinition(
            "SELECT stream AS Stream, first_slot AS First, keys AS Keys FROM person_key WHERE stream = @stream "
                + lockRows,
            new { stream },
            transaction,
            cancellationToken: cancellationToken));
        foreach (var row in rows)
        {
            var changed = false;
            foreach (var place in slots.Select(slot => slot - (int)row.First)
                .Where(place => place >= 0 && place < row.Keys.Length / PersonKeys.KeySize))
            {
                row.Keys.AsSpan(place * PersonKeys.KeySize, PersonKeys.KeySize).Clear();
                changed = true;
            }

            if (changed)
            {
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE person_key SET keys = @Keys WHERE stream = @Stream AND first_slot = @First",
                    new { row.Keys, row.Stream, First = (int)row.First },
                    transaction,
                    cancellationToken: cancellationToken));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        if (forget.Length > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(forget, cancellationToken: cancellationToken));
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> CityKey(CancellationToken cancellationToken)
    {
        if (_cityKey.IsEmpty)
        {
            // Of several that make one at the same time the first wins, and all read that one.
            await Add(CityStream, 0, RandomNumberGenerator.GetBytes(PersonKeys.KeySize), cancellationToken);
            _cityKey = (await Load(CityStream, cancellationToken)).Find(0).ToArray();
        }

        return _cityKey;
    }

    private sealed record KeyRow
    {
        public required string Stream { get; init; }

        public required long First { get; init; }

        public required byte[] Keys { get; init; }
    }
}
