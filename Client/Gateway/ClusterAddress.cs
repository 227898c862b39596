using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace GridOrleans.Gateway;

/// <summary>How a gateway on its own finds the cluster: silos by address, or PostgreSQL's membership table.</summary>
/// <param name="Silos">The silos' client ports.</param>
/// <param name="Connection">The connection text of the membership table.</param>
internal sealed record ClusterAddress(IReadOnlyList<IPEndPoint> Silos, string? Connection)
{
    /// <summary>The silos' own default for which silos form one cluster.</summary>
    public const string ClusterIdDefault = "datong";

    /// <summary>The silos' own default for what the cluster's data belong to.</summary>
    public const string ServiceIdDefault = "gridorleans";

    private const string PostgreSql = "Npgsql";

    /// <summary>
    /// How long a silo may take to answer before <see cref="LostCalls"/> asks again: far longer than a commit takes,
    /// far shorter than the promises of docs/cluster.md, since the answers of a dead silo never come.
    /// </summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    /// <summary>How soon a silo that joined is used, and one that left is not tried any more.</summary>
    private static readonly TimeSpan SilosReadEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    /// <summary>Reads what the command line says.</summary>
    /// <param name="silos">Addresses as <c>host:port</c>.</param>
    /// <param name="storage"><c>postgres</c>, or null.</param>
    /// <param name="connection">The connection text for <c>postgres</c>.</param>
    /// <exception cref="FormatException">They do not name one cluster.</exception>
    public static ClusterAddress Read(IReadOnlyList<string> silos, string? storage, string? connection) =>
        (silos.Count, storage, connection) switch
        {
            ( > 0, null, null) => new([.. silos.Select(Resolve)], null),
            (0, "postgres", { Length: > 0 }) => new([], connection),
            (0, "postgres", _) => throw new FormatException("--storage postgres needs --connection \"Host=…\"."),
            (0, null, null) => throw new FormatException(
                "Where is the cluster? Give --silo-gateways host:port, or --storage postgres --connection \"Host=…\"."),
            (0, _, _) => throw new FormatException("--storage is postgres; SQLite holds one process, its own gateway."),
            _ => throw new FormatException("Give either --silo-gateways or --storage with --connection, not both."),
        };

    /// <summary>Which silos form the cluster; must be the silos' own.</summary>
    public string ClusterId { get; init; } = ClusterIdDefault;

    /// <summary>What the cluster's data belong to; must be the silos' own.</summary>
    public string ServiceId { get; init; } = ServiceIdDefault;

    /// <summary>Tells a client where the cluster is.</summary>
    public void Apply(IClientBuilder client)
    {
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (ClusterId, ServiceId));
        client.Configure<ClientMessagingOptions>(calls => calls.ResponseTimeout = AnswerWithin);
        client.Configure<Orleans.Configuration.GatewayOptions>(list =>
            list.GatewayListRefreshPeriod = SilosReadEvery);
        client.UseConnectionRetryFilter(WaitForSilos);
        client.AddOutgoingGrainCallFilter<LostCalls>();
        if (Connection is null)
        {
            client.UseStaticClustering([.. Silos]);
            return;
        }

        client.UseAdoNetClustering(table =>
        {
            table.Invariant = PostgreSql;
            table.ConnectionString = Connection;
        });
    }

    // Started before the first silo, or while all are restarting, a gateway waits instead of giving up.
    private static async Task<bool> WaitForSilos(Exception fault, CancellationToken stop)
    {
        await Task.Delay(RetryEvery, TimeProvider.System, stop);
        return true;
    }

    private static IPEndPoint Resolve(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1 || !ushort.TryParse(text.AsSpan(colon + 1), out var port) || port == 0)
        {
            throw new FormatException($"'{text}' is not host:port, such as 10.0.0.5:30000.");
        }

        var host = text[..colon];
        if (IPAddress.TryParse(host, out var address))
        {
            return new(address, port);
        }

        try
        {
            return new(Dns.GetHostAddresses(host)[0], port);
        }
        catch (SocketException unknown)
        {
            throw new FormatException($"The host '{host}' is not known: {unknown.Message}", unknown);
        }
    }
}
