using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Watching;
using GridOrleans.Verification;

namespace GridOrleans.Surge.Figures;

/// <summary>What a surge leaves behind: what it was, what was measured, and whether it passed.</summary>
internal sealed record SurgeReport
{
    /// <summary>The profile's name.</summary>
    public required string Profile { get; init; }

    /// <summary>What the profile is for.</summary>
    public string? About { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>The gateway.</summary>
    public required Uri Url { get; init; }

    /// <summary>The way the commands went: <c>http</c>, <c>batch</c> or <c>cluster</c>.</summary>
    public required string Route { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>How many cases, alarms and patrols there were to be.</summary>
    public required int Cases { get; init; }

    /// <summary>How many seconds of the city's time passed in one.</summary>
    public required double Speed { get; init; }

    /// <summary>After how many seconds no further command was begun; null without a bound.</summary>
    public double? For { get; init; }

    /// <summary>How long it ran, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Commands acknowledged a second, over the whole run.</summary>
    public required double AcknowledgedPerSecond { get; init; }

    /// <summary>Whether somebody stopped it.</summary>
    public required bool Stopped { get; init; }

    /// <summary>Whether every case ended as intended and the limits held.</summary>
    public required bool Passed { get; init; }

    /// <summary>Why it did not pass.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The profile's limits.</summary>
    public required SurgeLimits Limits { get; init; }

    /// <summary>The figures.</summary>
    public required SurgeTotals Totals { get; init; }

    /// <summary>What the journal says of the acknowledgements; null when it was not asked.</summary>
    public ConservationReport? Conservation { get; init; }

    /// <summary>Why the journal was not asked; null when it was.</summary>
    public string? NotAudited { get; init; }

    /// <summary>What the gateway's process told of itself, second by second.</summary>
    public IReadOnlyList<ClusterBeat> Cluster { get; init; } = [];

    /// <summary>Why it told nothing; null when it did.</summary>
    public string? ClusterUnheard { get; init; }

    /// <summary>What was done to the city meanwhile.</summary>
    public IReadOnlyList<SurgeEvent> Events { get; init; } = [];
}
