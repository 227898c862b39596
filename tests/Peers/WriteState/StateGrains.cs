using System.Text;
using GridOrleans.Bench.Load;
using GridOrleans.Peers.Ours;
using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;

namespace GridOrleans.Peers.WriteState;

/// <summary>
/// Orleans as its documentation has it: a grain a case, its state written at each step by the AdoNet provider, with the
/// binary serializer of Orleans, over one pooled data source with prepared statements.
/// </summary>
internal sealed class StateGrains(IHost host, NpgsqlDataSource source) : ILoadTarget, IAsyncDisposable
{
    private readonly IGrainFactory _grains = host.Services.GetRequiredService<IGrainFactory>();
    private readonly Serializer _serializer = host.Services.GetRequiredService<Serializer>();

    /// <inheritdoc/>
    public int Grids => OurGrains.CityGrids;

    /// <summary>Starts a silo on a database.</summary>
    public static async Task<ILoadTarget> Start(string connection)
    {
        await using (var engine = StorageEngine.Create(
            new() { Engine = StorageOptions.Postgres, Connection = connection }))
        {
            await engine.Migrator.Migrate(CancellationToken.None);
        }

        var source = NpgsqlDataSource.Create(Tuning.Of(connection));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(Free(), Free(), serviceId: "peer", clusterId: "peer");
            silo.AddAdoNetGrainStorage(StateGrain.Storage, options => options.Configure<IServiceProvider>(
                (storage, all) =>
                {
                    storage.Invariant = OrleansTables.Npgsql;
                    storage.DataSource = source;
                    storage.GrainStorageSerializer =
                        ActivatorUtilities.CreateInstance<OrleansGrainStorageSerializer>(all);
                }));
        });
        var host = builder.Build();
        await host.StartAsync();
        return new StateGrains(host, source);
    }

    /// <inheritdoc/>
    public Task Move(LoadedCase[] cases, int step) => Task.WhenAll(cases.Select(async one =>
    {
        one.Number ??= one.Prefix;
        var payload = Encoding.UTF8.GetString(StraightWay.Body(step).Span);
        if (!await _grains.GetGrain<IStateGrain>(one.Number).Move(step, one.CommandId(step), payload))
        {
            throw new LoadFaultException($"{StraightWay.Moves[step]} was refused.");
        }
    }));

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> DurableIds(string prefix)
    {
        await using var command = source.CreateCommand(
            "SELECT PayloadBinary FROM OrleansStorage WHERE starts_with(GrainIdExtensionString, $1)");
        command.Parameters.AddWithValue(prefix);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            foreach (var done in _serializer.Deserialize<CaseState>(reader.GetFieldValue<byte[]>(0))!.History)
            {
                yield return done.CommandId;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await source.DisposeAsync();
    }

    private static int Free() => Bench.Peers.RunningPeer.FreeAddress().Port;
}
