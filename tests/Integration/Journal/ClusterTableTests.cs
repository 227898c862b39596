using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>Our tables and queries under the real AdoNet clustering provider of Orleans.</summary>
public sealed class ClusterTableTests(PostgresServer server) : StorageTest
{
    private static readonly DateTime Began = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    [Fact]
    public async Task A_silo_that_joined_is_read_back()
    {
        var table = await Table();

        Assert.True(await table.InsertRowAsync(Silo(1), (await table.ReadAllAsync(Stop)).Version.Next(), Stop));

        var (entry, _) = Assert.Single((await table.ReadRowAsync(Silo(1).SiloAddress, Stop)).Members);
        Assert.Equal(
            (Silo(1).SiloAddress, "silo-1", "127.0.0.1", SiloStatus.Joining, 30_001, Began, Began),
            (entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, entry.StartTime,
                entry.IAmAliveTime));
        Assert.Equal(1, (await table.ReadAllAsync(Stop)).Version.Version);
    }

    [Fact]
    public async Task Of_silos_that_join_upon_one_version_exactly_one_does()
    {
        var table = await Table();
        var version = (await table.ReadAllAsync(Stop)).Version.Next();

        var joined = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => table.InsertRowAsync(Silo(i), version, Stop)));

        Assert.Single(joined, true);
        var all = await table.ReadAllAsync(Stop);
        Assert.Single(all.Members);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task A_silo_does_not_join_twice_and_the_version_stays()
    {
        var table = await Table();
        await table.InsertRowAsync(Silo(1), (await table.ReadAllAsync(Stop)).Version.Next(), Stop);

        Assert.False(await table.InsertRowAsync(Silo(1), (await table.ReadAllAsync(Stop)).Version.Next(), Stop));

        Assert.Equal(1, (await table.ReadAllAsync(Stop)).Version.Version);
    }

    [Fact]
    public async Task A_member_is_changed_only_upon_the_newest_version()
    {
        var table = await Table();
        await table.InsertRowAsync(Silo(1), (await table.ReadAllAsync(Stop)).Version.Next(), Stop);
        var read = await table.ReadAllAsync(Stop);
        var (newest, row) = (read.Version, Assert.Single(read.Members).Item2);
        var changed = Silo(1);
        changed.Status = SiloStatus.Active;
        changed.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Began)];

        Assert.False(await table.UpdateRowAsync(changed, row, new TableVersion(1, "0"), Stop));
        Assert.False(await table.UpdateRowAsync(Silo(2), row, newest.Next(), Stop));
        Assert.True(await table.UpdateRowAsync(changed, row, newest.Next(), Stop));

        var (entry, _) = Assert.Single((await table.ReadAllAsync(Stop)).Members);
        Assert.Equal((SiloStatus.Active, 2), (entry.Status, (await table.ReadAllAsync(Stop)).Version.Version));
        Assert.Equal(changed.SuspectTimes, entry.SuspectTimes);
    }

    [Fact]
    public async Task A_sign_of_life_changes_no_version_and_old_dead_silos_are_cleaned_up()
    {
        var table = await Table();
        var statuses = new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead), (3, SiloStatus.Dead) };
        foreach (var (number, status) in statuses)
        {
            var silo = Silo(number);
            silo.Status = status;
            await table.InsertRowAsync(silo, (await table.ReadAllAsync(Stop)).Version.Next(), Stop);
        }

        var seen = Silo(3);
        seen.IAmAliveTime = Began.AddHours(1);
        await table.UpdateIAmAliveAsync(seen, Stop);
        await table.CleanupDefunctSiloEntriesAsync(Began.AddMinutes(1), Stop);

        var all = await table.ReadAllAsync(Stop);
        Assert.Equal(["silo-1", "silo-3"], all.Members.Select(member => member.Item1.SiloName).Order());
        Assert.Equal(3, all.Version.Version);
        await table.DeleteMembershipTableEntriesAsync("grid", Stop);
        Assert.Equal(0, await Ask<long>("SELECT count(*) FROM OrleansMembershipVersionTable"));
    }

    [Fact]
    public async Task Clients_find_the_gateways_of_active_silos()
    {
        var table = await Table();
        var active = Silo(1);
        active.Status = SiloStatus.Active;
        await table.InsertRowAsync(active, (await table.ReadAllAsync(Stop)).Version.Next(), Stop);
        await table.InsertRowAsync(Silo(2), (await table.ReadAllAsync(Stop)).Version.Next(), Stop);
        var gateways = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance,
            _services,
            Microsoft.Extensions.Options.Options.Create(new AdoNetClusteringClientOptions
            {
                Invariant = Engine.Orleans.Invariant,
                DataSource = Engine.Orleans.Source,
            }),
            Microsoft.Extensions.Options.Options.Create(new GatewayOptions()),
            Cluster());
        await gateways.InitializeGatewayListProviderAsync(Stop);

        Assert.Equal(30_001, Assert.Single(await gateways.GetGatewaysAsync(Stop)).Port);
    }

    private protected override Task<StorageOptions> NewStorage() => In(server);

    private static IOptions<ClusterOptions> Cluster() =>
        Microsoft.Extensions.Options.Options.Create(new ClusterOptions { ClusterId = "grid", ServiceId = "grid" });

    private static MembershipEntry Silo(int number) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000 + number, 7),
        SiloName = $"silo-{number}",
        HostName = "127.0.0.1",
        Status = SiloStatus.Joining,
        ProxyPort = 30_000 + number,
        StartTime = Began,
        IAmAliveTime = Began,
    };

    private async Task<AdoNetClusteringTable> Table()
    {
        var options = new AdoNetClusteringSiloOptions
        {
            Invariant = Engine.Orleans.Invariant,
            DataSource = Engine.Orleans.Source,
        };
        var table = new AdoNetClusteringTable(
            _services,
            Cluster(),
            Microsoft.Extensions.Options.Options.Create(options),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Stop);
        return table;
    }
}
