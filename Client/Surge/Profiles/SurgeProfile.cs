using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge.Profiles;

/// <summary>What a surge consists of, in the city's own time; docs/surge.md describes the file.</summary>
internal sealed record SurgeProfile
{
    /// <summary>More than thirty years of the city; a larger number is a slip of the pen.</summary>
    public const int CasesMax = 10_000_000;

    /// <summary>A leap year.</summary>
    public const double HoursMax = 24.0 * 366;

    /// <summary>What the profile is called in reports.</summary>
    [Required, StringLength(40, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    [StringLength(500)]
    public string? About { get; init; }

    /// <summary>How many cases are reported all over the city; left out where there are parts.</summary>
    [Range(1, CasesMax)]
    public int? Cases { get; init; }

    /// <summary>Of these cases, exactly so many are never finished, evenly spread, whatever the shares say.</summary>
    [Range(0, CasesMax)]
    public int? Open { get; init; }

    /// <summary>Its parts, where it has more than one kind of traffic.</summary>
    public ImmutableArray<SurgePart> Parts { get; init; } = [];

    /// <summary>Over how many hours of the city's time; what is sent comes as a Poisson process.</summary>
    [Range(0.01, HoursMax)]
    public required double Hours { get; init; }

    /// <summary>Into how many seconds these hours are pressed unless the command line says otherwise.</summary>
    [Range(0.1, 24 * 3600.0)]
    public required double Seconds { get; init; }

    /// <summary>How often a case leaves the straight way.</summary>
    public WalkShares Shares { get; init; } = new();

    /// <summary>What is reported, each as often as the others; without any, every matter is unclassified.</summary>
    public ImmutableArray<WalkItem> Items { get; init; } = [];

    /// <summary>
    /// How long somebody takes before each move, in minutes of the city's time, on average; half to one and a half
    /// times as long are drawn. A move that is not named is made at once.
    /// </summary>
    public ImmutableDictionary<CaseMove, double> MinutesBefore { get; init; } =
        ImmutableDictionary<CaseMove, double>.Empty;

    /// <summary>How often commands come again, out of order, or late.</summary>
    public ResendShares Resends { get; init; } = new();

    /// <summary>How many faults the run needs: <c>--fault</c> on the command line.</summary>
    [Range(0, 100)]
    public int Faults { get; init; }

    /// <summary>What the figures must keep to.</summary>
    public SurgeLimits Limits { get; init; } = new();

    /// <summary>The parts; a profile without any is one.</summary>
    [JsonIgnore]
    public ImmutableArray<SurgePart> AllParts =>
        Parts.IsEmpty ? [new() { Name = "city", Count = Cases, Open = Open }] : Parts;

    /// <summary>Whether what is sent depends on the hour at which the surge begins.</summary>
    [JsonIgnore]
    public bool TellsTime => AllParts.Any(part => part.Sends is SurgeKind.Patrols || part.DueAt is not null);

    /// <summary>The same with so many times as much of everything.</summary>
    public SurgeProfile Scaled(double factor) => this with
    {
        Cases = Scaled(Cases, factor),
        Open = OpenOf(Open, Cases, factor),
        Parts =
        [
            .. Parts.Select(part => part with
            {
                Count = Scaled(part.Count, factor),
                Open = OpenOf(part.Open, part.Count, factor),
                EachShare = part.Each is null ? 1 : part.EachShare * Math.Min(1, factor),
            }),
        ],
    };

    private static int? Scaled(int? count, double factor) =>
        count is { } whole ? (int)Math.Clamp(Math.Round(whole * factor), 1, CasesMax) : null;

    private static int? OpenOf(int? open, int? count, double factor) =>
        (open, Scaled(count, factor)) is ({ } left, { } scaled) ? OpenQuota.UpTo(scaled, left, count!.Value) : open;
}

/// <summary>How often a phone repeats itself, as shares of all commands, 0–1.</summary>
internal sealed record ResendShares
{
    /// <summary>Sent again after the answer, with the same id: it must be answered with the same version.</summary>
    [Range(0.0, 1.0)]
    public double Repeated { get; init; }

    /// <summary>
    /// Sent before the command that goes before it: it must be refused, and taken when it comes again in its turn. Of
    /// start, finish and close, which cannot be made too early.
    /// </summary>
    [Range(0.0, 1.0)]
    public double Reordered { get; init; }

    /// <summary>Sent a day of the city's time late.</summary>
    [Range(0.0, 1.0)]
    public double Late { get; init; }
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

    /// <summary>The same by part, such as <c>storm</c>; its big matters and alarms are <c>storm urgent</c>.</summary>
    public ImmutableDictionary<string, double> PartP99Milliseconds { get; init; } =
        ImmutableDictionary<string, double>.Empty;

    /// <summary>For how long nothing may be acknowledged, in seconds, while something is due.</summary>
    [Range(0.1, 3_600)]
    public double? SilenceSeconds { get; init; }

    /// <summary>
    /// How many acknowledged commands the journal may not hold exactly once as they were answered. When it is set, the
    /// journal must be reachable.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int? Lost { get; init; }
}
