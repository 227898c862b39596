using GridOrleans.Bench.Load;
using GridOrleans.Integration.Journal;
using GridOrleans.Integration.Processes;
using GridOrleans.Peers.Crud;
using GridOrleans.Peers.Limits;
using GridOrleans.Peers.Ours;
using GridOrleans.Peers.Sharding;
using GridOrleans.Peers.WriteState;
using Npgsql;
using Xunit;

namespace GridOrleans.Integration.Peers;

/// <summary>What a peer acknowledged is looked up; here something of it is lost on purpose.</summary>
public sealed class PeerAuditTests(PostgresServer server)
{
    private const int Cases = 2;

    private static readonly RoundOrder Short = new("short", InFlight: 4, WarmUpSeconds: 0, Seconds: 0.1);

    [Fact]
    public async Task This_project_is_found_to_have_lost_a_command()
    {
        var connection = await server.NewDatabase();
        await using var target = await OurGrains.Start(connection, grids: 3);

        await AssertFound(target, connection, "DELETE FROM entry WHERE command_id = 'walk-1-4'", lost: 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_services_over_HTTP_are_found_to_have_lost_a_command(bool lean)
    {
        var connection = await server.NewDatabase();
        var url = Bench.Peers.RunningPeer.FreeAddress();
        await using var service = await CrudService.Start(connection, url.ToString(), lean);
        await using var source = NpgsqlDataSource.Create(connection);
        using var http = HttpTarget.Connect(url, inFlight: 1);
        var city = new HttpCity(SmallCity.Plan(), key: null, DateTimeOffset.UnixEpoch);
        var target = new HttpTarget(http, city, (source, "crud_history"));

        await AssertFound(target, connection, "DELETE FROM crud_history WHERE command_id = 'walk-1-4'", lost: 1);
    }

    [Fact]
    public async Task Orleans_own_persistence_is_found_to_have_lost_a_case()
    {
        var connection = await server.NewDatabase();
        var target = await StateGrains.Start(connection);
        await using var owned = (IAsyncDisposable)target;

        const string Loss = "DELETE FROM OrleansStorage WHERE GrainIdExtensionString = 'walk-1'";
        await AssertFound(target, connection, Loss, lost: StraightWay.Steps);
    }

    [Fact]
    public async Task Akka_is_found_to_have_lost_a_command()
    {
        var connection = await server.NewDatabase();
        var target = await ShardedGrids.Start(connection);
        await using var owned = (IAsyncDisposable)target;

        // The audit goes on where the one before ended, so the loss is planted before the first.
        const string Loss = "DELETE FROM journal WHERE convert_from(message, 'UTF8') LIKE '%walk-1-4%'";
        var acknowledged = await Walk(target);
        await Execute(connection, Loss);

        Assert.Equal(new(acknowledged.Count, Missing: 1, 0, 0), await Audit(target, acknowledged));
    }

    [Fact]
    public async Task The_bare_journal_is_found_to_have_lost_a_row()
    {
        var connection = await server.NewDatabase();
        await using var rounds = await BareJournal.Start(connection);
        var clean = await rounds.Run(Short, TestContext.Current.CancellationToken);
        // From here on the database acknowledges a row and does not keep it.
        await Execute(
            connection,
            """
            CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER swallow BEFORE INSERT ON entry FOR EACH ROW
            WHEN (NEW.command_id = 'lossy-0-0-7') EXECUTE FUNCTION swallow();
            """);

        var lossy = await rounds.Run(Short with { Name = "lossy" }, TestContext.Current.CancellationToken);

        Assert.True(clean.Audit is { Clean: true, Acknowledged: > 0 }, clean.Audit.ToString());
        Assert.Equal(lossy.Audit with { Missing = 1, Doubled = 0, Unasked = 0 }, lossy.Audit);
    }

    [Fact]
    public async Task Pgbench_is_found_to_have_lost_and_doubled_rows()
    {
        var connection = await server.NewDatabase();
        await using var rounds = await Pgbench.Start(connection);
        await Execute(
            connection,
            "INSERT INTO entry SELECT 'grid/' || n, 1, now(), 'walk-' || n % 4, 'case_reported', '', '' "
            + "FROM generate_series(0, 4) n");

        Assert.Equal(new(5, 0, Doubled: 1, 0), await rounds.Audit("walk", 5));
        Assert.Equal(new(7, Missing: 2, Doubled: 1, 0), await rounds.Audit("walk", 7));
    }

    [Fact]
    public async Task A_file_is_found_to_be_too_short()
    {
        var file = Path.GetTempFileName();
        var rows = new byte[JournalRow.Bytes.Length * 2];
        await File.WriteAllBytesAsync(file, rows, TestContext.Current.CancellationToken);

        Assert.Equal(new(2, 0, 0, 0), BareFile.Audit(file, 2));
        Assert.Equal(new(3, Missing: 1, 0, 0), BareFile.Audit(file, 3));
        File.Delete(file);
    }

    private static async Task AssertFound(ILoadTarget target, string connection, string loss, int lost)
    {
        var acknowledged = await Walk(target);
        var clean = await Audit(target, acknowledged);
        await Execute(connection, loss);

        Assert.Equal(new(Cases * StraightWay.Steps, 0, 0, 0), clean);
        Assert.Equal(clean with { Missing = lost }, await Audit(target, acknowledged));
    }

    private static async Task<List<string>> Walk(ILoadTarget target)
    {
        List<string> acknowledged = [];
        for (var number = 0; number < Cases; number++)
        {
            var one = new LoadedCase($"walk-{number}", Grid: number);
            for (var step = 0; step < StraightWay.Steps; step++)
            {
                await target.Move([one], step);
                acknowledged.Add(one.CommandId(step));
            }
        }

        return acknowledged;
    }

    private static Task<IdAudit> Audit(ILoadTarget target, List<string> acknowledged) =>
        IdAudit.Of(acknowledged, target.DurableIds("walk-"));

    private static async Task Execute(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
