using System.Collections.Immutable;
using GridOrleans.Bench.Load;
using GridOrleans.Benchmarks;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Units;
using Npgsql;

namespace GridOrleans.Peers.Ours;

/// <summary>This project in-process: a silo with the city's grids, its real rules, journal and storage.</summary>
internal sealed class OurGrains(BenchSilo silo, NpgsqlDataSource source) : ILoadTarget, IAsyncDisposable
{
    /// <summary>How many grids there are: as many as the city has.</summary>
    public const int CityGrids = 5_379;

    /// <inheritdoc/>
    public int Grids => silo.Grids.Count;

    /// <summary>Starts a silo on a database, without the read model: what it is compared with has none.</summary>
    public static async Task<ILoadTarget> Start(string connection) => await Start(connection, CityGrids);

    /// <summary>Starts a silo with so many grids.</summary>
    public static async Task<OurGrains> Start(string connection, int grids)
    {
        var storage = new StorageOptions { Engine = StorageOptions.Postgres, Connection = connection };
        var silo = await BenchSilo.Start(storage, grids, projecting: false);
        return new(silo, NpgsqlDataSource.Create(connection));
    }

    /// <inheritdoc/>
    public async Task Move(LoadedCase[] cases, int step)
    {
        var code = silo.Grids[cases[0].Grid];
        var grid = silo.Grains.GetGrain<IGridGrain>(code.ToString());
        var replies = cases is [var only]
            ? ImmutableArray.Create(await grid.Execute(Request(only, code, step)))
            : await grid.ExecuteMany([.. cases.Select(one => Request(one, code, step))]);
        foreach (var (one, reply) in cases.Zip(replies))
        {
            one.Number ??= reply.Value?.Number.ToString();
            if (reply.Refusal is { } refusal)
            {
                throw new LoadFaultException($"{StraightWay.Moves[step]} was refused: {refusal}");
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> DurableIds(string prefix) => Bench.Load.DurableIds.Read(source, "entry", prefix);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await silo.DisposeAsync();
        await source.DisposeAsync();
    }

    private static CaseRequest Request(LoadedCase one, UnitCode grid, int step) => new(
        CommandId.Parse(one.CommandId(step)),
        StraightWay.Caller(step, grid),
        one.Number is { } number ? CaseNumber.Parse(number) : null,
        StraightWay.Command(step));
}
