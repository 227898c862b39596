using System.CommandLine;
using GridOrleans.Gateway;
using GridOrleans.Storage;
using GridOrleans.Surge.Routes;

namespace GridOrleans.Surge;

/// <summary>The options by which a surge finds its way to the city, and the journal that proves its answers.</summary>
internal sealed class RouteOptions
{
    private readonly Option<string> _route = new("--route")
    {
        Description = "http: one command a request; batch: what a caller has within --linger in one; "
            + "cluster: as an Orleans client, past every gateway.",
        DefaultValueFactory = _ => "http",
    };

    private readonly Option<TimeSpan?> _linger = new("--linger")
    {
        Description = "For --route batch: how long a batch is gathered; 20ms unless told.",
        CustomParser = result =>
        {
            if (SurgeDuration.Parse(result.Tokens[0].Value) is { } linger)
            {
                return linger;
            }

            result.AddError($"--linger '{result.Tokens[0].Value}' is not a duration, such as 20ms.");
            return null;
        },
    };

    private readonly Option<string[]> _silos = new("--silo-gateways")
    {
        Description = "For --route cluster: the silos' client ports as host:port; or --storage postgres.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _clusterId = new("--cluster-id")
    {
        Description = "For --route cluster: which silos form it; as the silos have it.",
        DefaultValueFactory = _ => ClusterAddress.ClusterIdDefault,
    };

    private readonly Option<string> _serviceId = new("--service-id")
    {
        Description = "For --route cluster: what its data belong to; as the silos have it.",
        DefaultValueFactory = _ => ClusterAddress.ServiceIdDefault,
    };

    private readonly Option<bool> _noAudit = new("--no-audit")
    {
        Description = "Do not hold the answers against the journal at the end.",
    };

    private StorageChoice? _storage;

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command verb)
    {
        _route.AcceptOnlyFromAmong("http", "batch", "cluster");
        foreach (var option in (Option[])[_route, _linger, _silos, _clusterId, _serviceId, _noAudit])
        {
            verb.Add(option);
        }

        _storage = new(verb);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="FormatException">The cluster's address is none.</exception>
    public SurgeSettings Read(ParseResult parsed, SurgeSettings settings)
    {
        var route = Enum.Parse<RouteKind>(parsed.GetRequiredValue(_route), ignoreCase: true);
        return settings with
        {
            Route = route,
            Linger = parsed.GetValue(_linger) ?? HttpBatchRoute.LingerDefault,
            Cluster = route is RouteKind.Cluster ? Address(parsed) : null,
        };
    }

    /// <summary>The journal; or why it is not asked, null when nobody wants it to be.</summary>
    /// <exception cref="InvalidOperationException">The options make no sense.</exception>
    public (StorageEngine? Journal, string? WhyNot) Journal(ParseResult parsed, Uri url)
    {
        if (parsed.GetValue(_noAudit))
        {
            return (null, null);
        }

        // Opening connects nowhere.
        var engine = _storage!.Open(parsed);
        if (_storage.IsGiven(parsed) || (url.IsLoopback && File.Exists(engine.Sqlite!.Journal.Path)))
        {
            return (engine, null);
        }

        return (null, "No journal was named. Name the server's with --storage postgres --connection \"Host=…\", or "
            + "--folder; or leave the proof out with --no-audit.");
    }

    private ClusterAddress Address(ParseResult parsed)
    {
        var silos = parsed.GetValue(_silos) ?? [];
        var (engine, connection) = silos.Length > 0 ? (null, null) : _storage!.Cluster(parsed);
        return ClusterAddress.Read(silos, engine, connection) with
        {
            ClusterId = parsed.GetRequiredValue(_clusterId),
            ServiceId = parsed.GetRequiredValue(_serviceId),
        };
    }
}
