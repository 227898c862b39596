using GridOrleans.Gateway;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Watching;

namespace GridOrleans.Surge;

/// <summary>What a surge is run with.</summary>
internal sealed record SurgeSettings
{
    /// <summary>What it consists of.</summary>
    public required SurgeProfile Profile { get; init; }

    /// <summary>The gateway.</summary>
    public required Uri Url { get; init; }

    /// <summary>The city plan's folder; the one the server has loaded.</summary>
    public required string Plan { get; init; }

    /// <summary>The development key's file; the one the server reads.</summary>
    public required string Key { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How many seconds of the city's time pass in one.</summary>
    public required double Speed { get; init; }

    /// <summary>After how long no further command is begun; null: the profile's own end.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>The way the commands go.</summary>
    public RouteKind Route { get; init; }

    /// <summary>How long a batch is gathered.</summary>
    public TimeSpan Linger { get; init; } = HttpBatchRoute.LingerDefault;

    /// <summary>Where the cluster is, for <see cref="RouteKind.Cluster"/>.</summary>
    public ClusterAddress? Cluster { get; init; }

    /// <summary>Where acknowledgements are written down; null: nowhere.</summary>
    public string? Acks { get; init; }

    /// <summary>Whether this sends an earlier run again.</summary>
    public bool Resume { get; init; }

    /// <summary>What is done to the city meanwhile.</summary>
    public IReadOnlyList<PlannedFault> Faults { get; init; } = [];

    /// <summary>What bounds it.</summary>
    public SendBounds Bounds { get; init; } =
        new(SendBounds.InFlightDefault, SendBounds.AttemptTimeoutDefault, SendBounds.PatienceDefault);
}

/// <summary>The ways from a surge to the city.</summary>
internal enum RouteKind
{
    /// <summary>One command a request.</summary>
    Http,

    /// <summary>What one caller has to send within a short while in one request.</summary>
    Batch,

    /// <summary>Straight to the cluster, as an Orleans client.</summary>
    Cluster,
}
