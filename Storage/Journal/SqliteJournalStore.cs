using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GridOrleans.Journal;

/// <summary>
/// The journal in a SQLite file. All writing goes through one thread of its own, because the driver is synchronous;
/// readers go beside it on connections that cannot write.
/// </summary>
internal sealed class SqliteJournalStore : IJournalStore, IAsyncDisposable
{
    /// <summary>
    /// How many rows are read at a time: no thread of the pool is held longer, nor the log kept from shrinking.
    /// </summary>
    internal const int Page = 500;

    private const string EntryColumns = "version, at, command_id, kind, CAST(payload AS BLOB), hash";

    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SemaphoreSlim _readers = new(Environment.ProcessorCount);

    /// <summary>Takes a file over; nothing is opened before the first use.</summary>
    public SqliteJournalStore(SqliteFile file)
    {
        _file = file;
        _writer = new SqliteWriter(file);
    }

    /// <inheritdoc/>
    public int Writers => 1;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamHead>> Open(IReadOnlyList<string> streams, CancellationToken cancellationToken) =>
        _writer.Run(session => session.Open(streams), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> Append(IReadOnlyList<StreamAppend> batch, CancellationToken cancellationToken) =>
        _writer.Run(session => session.Append(batch), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamHead>> ReadBack(
        IReadOnlyList<string> streams,
        CancellationToken cancellationToken) =>
        // By the writer: it comes after whatever is under way, in this process or, by the file's lock, in another.
        _writer.Run(session => session.ReadBack(streams), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> Read(
        string stream,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<JournalEntry> page;
        do
        {
            var from = after;
            page = await Query(connection => Entries(connection, stream, from), cancellationToken);
            foreach (var entry in page)
            {
                after = entry.Version;
                yield return entry;
            }
        }
        while (page.Count == Page);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> Read(
        string stream,
        IReadOnlyList<long> versions,
        CancellationToken cancellationToken) =>
        await Query(connection => Entries(connection, stream, versions), cancellationToken);

    /// <inheritdoc/>
    public Task Probe(CancellationToken cancellationToken) =>
        _writer.Run(session => session.Probe(), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamHead> Heads(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        List<StreamHead> page;
        do
        {
            var from = after;
            page = await Query(connection => Heads(connection, prefix, from), cancellationToken);
            foreach (var head in page)
            {
                after = head.Stream;
                yield return head;
            }
        }
        while (page.Count == Page);
    }

    /// <summary>Ends when all that was queued is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    private static List<JournalEntry> Entries(SqliteConnection connection, string stream, long after)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {EntryColumns} FROM entry
            WHERE stream = @stream AND version > @after
            ORDER BY version
            LIMIT @page
            """;
        command.Parameters.AddWithValue("@stream", stream);
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@page", Page);
        return Entries(command);
    }

    private static List<JournalEntry> Entries(
        SqliteConnection connection,
        string stream,
        IReadOnlyList<long> versions)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {EntryColumns} FROM entry WHERE stream = @stream AND version = @version";
        command.Parameters.AddWithValue("@stream", stream);
        var version = command.Parameters.Add("@version", SqliteType.Integer);
        var entries = new List<JournalEntry>(versions.Count);
        foreach (var wanted in versions.Distinct().Order())
        {
            version.Value = wanted;
            entries.AddRange(Entries(command));
        }

        return entries;
    }

    private static List<JournalEntry> Entries(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var entries = new List<JournalEntry>();
        while (reader.Read())
        {
            entries.Add(new(
                reader.GetInt64(0),
                SqliteInstant.Of(reader.GetInt64(1)),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetFieldValue<byte[]>(4),
                reader.GetFieldValue<byte[]>(5)));
        }

        return entries;
    }

    private static List<StreamHead> Heads(SqliteConnection connection, string prefix, string after)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT stream, epoch, version, hash FROM head
            WHERE stream >= @prefix AND stream > @after AND stream <= @last
            ORDER BY stream
            LIMIT @page
            """;
        command.Parameters.AddWithValue("@prefix", prefix);
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@last", StreamNames.Last(prefix));
        command.Parameters.AddWithValue("@page", Page);
        using var reader = command.ExecuteReader();
        var heads = new List<StreamHead>();
        while (reader.Read())
        {
            heads.Add(SqliteJournalSession.Head(reader));
        }

        return heads;
    }

    private async Task<List<T>> Query<T>(Func<SqliteConnection, List<T>> query, CancellationToken cancellationToken)
    {
        // No more than the cores can serve: the others wait without a thread.
        await _readers.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = _file.OpenReadOnly();
                    return query(connection);
                },
                cancellationToken);
        }
        finally
        {
            _readers.Release();
        }
    }
}
