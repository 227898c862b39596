using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Surge.Walks;
using GridOrleans.Units;

namespace GridOrleans.Surge.Profiles;

/// <summary>One kind of traffic in a surge: what, how much of it, where and when.</summary>
internal sealed record SurgePart
{
    /// <summary>What reports call it; figures are kept by it.</summary>
    [Required, StringLength(40, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What is sent.</summary>
    public SurgeKind Sends { get; init; }

    /// <summary>How many cases, alarms or patrols; left out where <see cref="Each"/> says it.</summary>
    [Range(1, SurgeProfile.CasesMax)]
    public int? Count { get; init; }

    /// <summary>One for each unit of this level, instead of a count.</summary>
    public UnitLevel? Each { get; init; }

    /// <summary>Below these units alone; everywhere when empty.</summary>
    public ImmutableArray<UnitCode> In { get; init; } = [];

    /// <summary>Not below these units.</summary>
    public ImmutableArray<UnitCode> Outside { get; init; } = [];

    /// <summary>In so many grids alone, chosen by the seed: a hot spot.</summary>
    [Range(1, 1_000_000)]
    public int? Grids { get; init; }

    /// <summary>From which of the profile's hours on.</summary>
    [Range(0, SurgeProfile.HoursMax)]
    public double From { get; init; }

    /// <summary>Until which of the profile's hours; to its end unless told. The same as from: all at once.</summary>
    [Range(0, SurgeProfile.HoursMax)]
    public double? Until { get; init; }

    /// <summary>How often a case leaves the straight way; the profile's unless told.</summary>
    public WalkShares? Shares { get; init; }

    /// <summary>Of its cases, exactly so many are never finished, evenly spread, whatever the shares say.</summary>
    [Range(0, SurgeProfile.CasesMax)]
    public int? Open { get; init; }

    /// <summary>
    /// At which of the profile's hours a superior makes every case due: all in the same instant.
    /// </summary>
    [Range(0, SurgeProfile.HoursMax)]
    public double? DueAt { get; init; }

    /// <summary>Who walks its patrols; the other staff in their published proportion unless told.</summary>
    public Role? Walkers { get; init; }

    /// <summary>Of the units of <see cref="Each"/>, this share: what <c>--scale</c> makes smaller.</summary>
    [JsonIgnore]
    public double EachShare { get; init; } = 1;
}

/// <summary>What a part of a surge sends.</summary>
[JsonConverter(typeof(SnakeCase<SurgeKind>))]
internal enum SurgeKind
{
    /// <summary>Cases that go their six steps.</summary>
    Cases,

    /// <summary>One-key alarms, each acknowledged by its county.</summary>
    Alarms,

    /// <summary>Gridworkers' patrols that were walked offline, in two uploads each.</summary>
    Patrols,
}
