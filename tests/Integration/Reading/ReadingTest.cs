using System.Data.Common;
using Dapper;
using GridOrleans.Integration.Journal;
using GridOrleans.Reading;
using GridOrleans.Registry;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GridOrleans.Integration.Reading;

/// <summary>A test with a journal of grids and the read model beside it.</summary>
public abstract class ReadingTest : StorageTest
{
    private readonly List<IAsyncDisposable> _models = [];

    /// <summary>Three grids in two villages of one township, and one in another district.</summary>
    protected static IReadOnlyList<string> Grids { get; } =
        ["140213001001001", "140213001001002", "140213001002001", "140214100201001"];

    /// <summary>Connections to the read model's tables.</summary>
    private protected DbDataSource Rows => Engine.Kind switch
    {
        StorageKind.Postgres => Engine.Postgres!,
        StorageKind.Sqlite => Engine.Sqlite!.Reading,
    };

    public override async ValueTask DisposeAsync()
    {
        foreach (var model in _models)
        {
            await model.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The read model, as another process has it.</summary>
    private protected IReadModel NewModel()
    {
        var model = Engine.NewReadModel();
        _models.Add(model);
        return model;
    }

    /// <summary>The registries' read model, as another process has it.</summary>
    private protected IRegistryTables NewRegistries()
    {
        var tables = Engine.NewRegistryTables();
        _models.Add(tables);
        return tables;
    }

    private protected FileProjector NewProjector() => NewProjector(NewModel());

    private protected static FileProjector NewProjector(IReadModel model) =>
        new(model, TimeProvider.System, NullLogger<FileProjector>.Instance);

    /// <summary>Histories of all grids, written to the journal.</summary>
    private protected async Task<List<GridHistory>> Write(int commands, int seed = 1)
    {
        var histories = Grids.Select((grid, place) => new GridHistory(grid, seed + place)).ToList();
        foreach (var history in histories)
        {
            await history.Open(Engine.Journal, Stop);
            await Append(history.Tell(commands));
        }

        return histories;
    }

    private protected async Task Append(GridOrleans.Journal.StreamAppend append) =>
        Assert.Equal([true], await Engine.Journal.Append([append], Stop));

    /// <summary>Projects until nothing is left.</summary>
    private protected static async Task<int> CatchUp(FileProjector projector)
    {
        var entries = 0;
        for (var step = await projector.Step(Stop); step > 0; step = await projector.Step(Stop))
        {
            entries += step;
        }

        return entries;
    }

    /// <summary>Whether the read model holds exactly these grids' files, in every column.</summary>
    private protected async Task Shows(IEnumerable<GridHistory> histories)
    {
        var model = NewModel();
        foreach (var history in histories)
        {
            foreach (var table in FileTable.All)
            {
                Shows(history, await model.Rows(table, history.Stream, Stop), model);
            }
        }
    }

    private static void Shows(GridHistory history, StreamRows rows, IReadModel model)
    {
        var files = history.Files.Where(file => FileTable.Of(file) == rows.Table)
            .ToDictionary(file => FileId.Of(file).ToString());
        Assert.Equal(history.Version, rows.Version);
        Assert.Equal(
            files.Keys.Order(StringComparer.Ordinal),
            rows.Files.Select(row => (string)row[0]!).Order(StringComparer.Ordinal));
        foreach (var row in rows.Files)
        {
            var file = files[(string)row[0]!];
            Assert.All(rows.Table.Columns.Zip(row), pair => Assert.True(
                model.Same(pair.First.Value(file), pair.Second),
                $"{FileId.Of(file)}.{pair.First.Name}: {pair.First.Value(file)} folded, {pair.Second} stored."));
        }
    }

    /// <summary>Changes the read model's tables behind its back.</summary>
    protected async Task<int> Tamper(string sql, object? parameters = null)
    {
        await using var connection = await Rows.OpenConnectionAsync(Stop);
        return await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>A read model's number.</summary>
    protected async Task<T> AskRows<T>(string sql, object? parameters = null)
    {
        await using var connection = await Rows.OpenConnectionAsync(Stop);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }
}
