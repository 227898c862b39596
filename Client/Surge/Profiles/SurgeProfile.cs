using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Cases;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge.Profiles;

/// <summary>What a surge consists of, in the city's own time; docs/surge.md describes the file.</summary>
internal sealed record SurgeProfile
{
    /// <summary>More than thirty years of the city; a larger number is a slip of the pen.</summary>
    public const int CasesMax = 10_000_000;

    /// <summary>What the profile is called in reports.</summary>
    [Required, StringLength(40, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>How many cases are reported.</summary>
    [Range(1, CasesMax)]
    public required int Cases { get; init; }

    /// <summary>Over how many hours of the city's time; reports come as a Poisson process.</summary>
    [Range(0.01, 24.0 * 366)]
    public required double Hours { get; init; }

    /// <summary>Into how many seconds these hours are pressed unless the command line says otherwise.</summary>
    [Range(0.1, 24 * 3600.0)]
    public required double Seconds { get; init; }

    /// <summary>How often a case leaves the straight way.</summary>
    public required WalkShares Shares { get; init; }

    /// <summary>What is reported, each as often as the others; without any, every matter is unclassified.</summary>
    public ImmutableArray<WalkItem> Items { get; init; } = [];

    /// <summary>
    /// How long somebody takes before each move, in minutes of the city's time, on average; half to one and a half
    /// times as long are drawn. A move that is not named is made at once.
    /// </summary>
    public ImmutableDictionary<CaseMove, double> MinutesBefore { get; init; } =
        ImmutableDictionary<CaseMove, double>.Empty;

    /// <summary>What the figures must keep to.</summary>
    public SurgeLimits Limits { get; init; } = new();

    /// <summary>Plans the walks of its cases.</summary>
    public CaseWalk Walk() => new(Shares, Items);
}

/// <summary>Limits that decide the exit code besides the ends of the cases; null judges nothing.</summary>
internal sealed record SurgeLimits
{
    /// <summary>
    /// The largest share of attempts that may fail and be retried (429, 503, no connection, no answer in time), 0–1.
    /// </summary>
    [Range(0.0, 1.0)]
    public double? FailedAttemptShare { get; init; }

    /// <summary>How late 99 of 100 answers may be, in milliseconds from the intended instant.</summary>
    [Range(0.001, 3_600_000)]
    public double? P99Milliseconds { get; init; }
}
