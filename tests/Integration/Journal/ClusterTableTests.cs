using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
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

        Assert.True(await table.InsertRow(Silo(1), (await table.ReadAll()).Version.Next()));

        var (entry, _) = Assert.Single((await table.ReadRow(Silo(1).SiloAddress)).Members);
        Assert.Equal(
            (Silo(1).SiloAddress, "silo-1", "127.0.0.1", SiloStatus.Joining, 30_001, Began, Began),
            (entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, entry.StartTime,
                entry.IAmAliveTime));
        Assert.Equal(1, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Of_silos_that_join_upon_one_version_exactly_one_does()
    {
        var table = await Table();
        var version = (await table.ReadAll()).Version.Next();

        var joined = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => table.InsertRow(Silo(i), version)));

        Assert.Single(joined, true);
        var all = await table.ReadAll();
        Assert.Single(all.Members);
        Assert.Equal(1, all.Version.Version);
    }

    [Fact]
    public async Task A_silo_does_not_join_twice_and_the_version_stays()
    {
        var table = await Table();
        await table.InsertRow(Silo(1), (await table.ReadAll()).Version.Next());

        Assert.False(await table.InsertRow(Silo(1), (await table.ReadAll()).Version.Next()));

        Assert.Equal(1, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task A_member_is_changed_only_upon_the_newest_version()
    {
        var table = await Table();
        await table.InsertRow(Silo(1), (await table.ReadAll()).Version.Next());
        var newest = (await table.ReadAll()).Version;
        var changed = Silo(1);
        changed.Status = SiloStatus.Active;
        changed.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Began)];

        Assert.False(await table.UpdateRow(changed, "", new TableVersion(newest.Version, "0")));
        Assert.False(await table.UpdateRow(Silo(2), "", newest.Next()));
        Assert.True(await table.UpdateRow(changed, "", newest.Next()));

        var (entry, _) = Assert.Single((await table.ReadAll()).Members);
        Assert.Equal((SiloStatus.Active, 2), (entry.Status, (await table.ReadAll()).Version.Version));
        Assert.Equal(changed.SuspectTimes, entry.SuspectTimes);
    }

    [Fact]
    public async Task A_sign_of_life_changes_no_version_and_old_dead_silos_are_cleaned_up()
    {
        var table = await Table();
        foreach (var (number, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead), (3, SiloStatus.Dead) })
        {
            var silo = Silo(number);
            silo.Status = status;
            await table.InsertRow(silo, (await table.ReadAll()).Version.Next());
        }

        var seen = Silo(3);
        seen.IAmAliveTime = Began.AddHours(1);
        await table.UpdateIAmAlive(seen);
        await table.CleanupDefunctSiloEntries(Began.AddMinutes(1));

        var all = await table.ReadAll();
        Assert.Equal(["silo-1", "silo-3"], all.Members.Select(member => member.Item1.SiloName).Order());
        Assert.Equal(3, all.Version.Version);
        await table.DeleteMembershipTableEntries("grid");
        Assert.Equal(0, await Ask<long>("SELECT count(*) FROM OrleansMembershipVersionTable"));
    }

    [Fact]
    public async Task Clients_find_the_gateways_of_active_silos()
    {
        var table = await Table();
        var active = Silo(1);
        active.Status = SiloStatus.Active;
        await table.InsertRow(active, (await table.ReadAll()).Version.Next());
        await table.InsertRow(Silo(2), (await table.ReadAll()).Version.Next());
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
        await gateways.InitializeGatewayListProvider();

        Assert.Equal(30_001, Assert.Single(await gateways.GetGateways()).Port);
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
        await table.InitializeMembershipTable(tryInitTableVersion: true);
        return table;
    }
}
