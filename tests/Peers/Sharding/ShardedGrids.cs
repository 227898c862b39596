using System.Globalization;
using System.Text;
using System.Text.Json;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Configuration;
using GridOrleans.Bench.Load;
using GridOrleans.Peers.Ours;
using Npgsql;

namespace GridOrleans.Peers.Sharding;

/// <summary>
/// A cluster of one node with the city's grids as sharded persistent actors, their journal on PostgreSQL.
/// </summary>
internal sealed class ShardedGrids(ActorSystem system, IActorRef region, NpgsqlDataSource source)
    : ILoadTarget, IAsyncDisposable
{
    // Ten shards for each node of a cluster of ten, as the documentation advises.
    private const int Shards = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private long _seen;

    /// <inheritdoc/>
    public int Grids => OurGrains.CityGrids;

    /// <summary>Starts the node on a database.</summary>
    public static async Task<ILoadTarget> Start(string connection)
    {
        var system = ActorSystem.Create("peer", Settings(connection));
        var cluster = Akka.Cluster.Cluster.Get(system);
        await cluster.JoinAsync(cluster.SelfAddress);
        var region = await ClusterSharding.Get(system).StartAsync(
            "grid",
            grid => Props.Create(() => new GridActor(grid, TimeProvider.System)),
            ClusterShardingSettings.Create(system),
            new Routing());
        return new ShardedGrids(system, region, NpgsqlDataSource.Create(connection));
    }

    /// <inheritdoc/>
    public Task Move(LoadedCase[] cases, int step) => Task.WhenAll(cases.Select(async one =>
    {
        one.Number ??= one.Prefix;
        var grid = one.Grid.ToString(CultureInfo.InvariantCulture);
        var payload = Encoding.UTF8.GetString(StraightWay.Body(step).Span);
        var move = new MoveCase(grid, one.Number, step, one.CommandId(step), payload);
        if (await region.Ask<Answer>(move, Patience) is not { Taken: true })
        {
            throw new LoadFaultException($"{StraightWay.Moves[step]} was refused.");
        }
    }));

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> DurableIds(string prefix)
    {
        // What an earlier round's audit has seen is not this round's.
        await using var command = source.CreateCommand(
            "SELECT ordering, message FROM journal WHERE ordering > $1 ORDER BY ordering");
        command.Parameters.AddWithValue(_seen);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _seen = reader.GetInt64(0);
            var moved = JsonSerializer.Deserialize<CaseMoved>(reader.GetFieldValue<byte[]>(1))!;
            if (moved.CommandId.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return moved.CommandId;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await system.Terminate();
        system.Dispose();
        await source.DisposeAsync();
    }

    // Of the settings of Akka.Persistence.Sql's own reference.conf: larger batches for a fast local database, two to
    // four writers, a buffer above what is in flight, no tag table since nothing is tagged, the newest provider there.
    private static Config Settings(string connection) => ConfigurationFactory.ParseString(
        $$"""
        akka {
          loglevel = ERROR
          stdout-loglevel = OFF
          actor {
            provider = cluster
            serializers.case-json = "{{typeof(CaseJson).AssemblyQualifiedName}}"
            serialization-bindings {
              "{{typeof(CaseMoved).AssemblyQualifiedName}}" = case-json
              "{{typeof(GridSnapshot).AssemblyQualifiedName}}" = case-json
            }
          }
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster {
            sharding {
              state-store-mode = ddata
              remember-entities = off
              passivate-idle-entity-after = off
            }
          }
          persistence {
            max-concurrent-recoveries = 100
            journal {
              plugin = "akka.persistence.journal.sql"
              sql {
                class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
                connection-string = "{{Tuning.Of(connection)}}"
                provider-name = "PostgreSQL.15"
                batch-size = 400
                parallelism = 3
                buffer-size = 20000
                tag-write-mode = Csv
              }
            }
            snapshot-store {
              plugin = "akka.persistence.snapshot-store.sql"
              sql {
                class = "Akka.Persistence.Sql.Snapshot.SqlSnapshotStore, Akka.Persistence.Sql"
                connection-string = "{{Tuning.Of(connection)}}"
                provider-name = "PostgreSQL.15"
              }
            }
          }
        }
        """).WithFallback(Akka.Persistence.Sql.SqlPersistence.DefaultConfiguration)
            .WithFallback(ClusterSharding.DefaultConfig());

    private sealed class Routing() : HashCodeMessageExtractor(Shards)
    {
        public override string? EntityId(object message) => (message as MoveCase)?.Grid;
    }
}
