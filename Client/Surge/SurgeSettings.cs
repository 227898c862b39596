using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Sending;

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

    /// <summary>Where acknowledgements are written down; null: nowhere.</summary>
    public string? Acks { get; init; }

    /// <summary>Whether this sends an earlier run again.</summary>
    public bool Resume { get; init; }

    /// <summary>What bounds it.</summary>
    public SendBounds Bounds { get; init; } =
        new(SendBounds.InFlightDefault, SendBounds.AttemptTimeoutDefault, SendBounds.PatienceDefault);
}
