using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>Somebody on a county's staff, or who was.</summary>
internal sealed record StaffMember
{
    public required string Worker { get; init; }

    public required string Name { get; init; }

    public required string Phone { get; init; }

    public required string Post { get; init; }

    public required StaffClass Class { get; init; }

    public required DateTimeOffset AppointedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The grids worked in, by code; none once released.</summary>
    public ImmutableArray<UnitCode> Grids { get; init; } = [];

    public ImmutableArray<Cover> Covers { get; init; } = [];

    public ImmutableArray<Merit> Merits { get; init; } = [];

    public bool IsActive => ReleasedAt is null;

    public bool IsCoveredOn(DateOnly day) => Covers.Any(cover => cover.From <= day && day <= cover.To);
}

/// <summary>A time of accident cover.</summary>
internal sealed record Cover(string Policy, DateOnly From, DateOnly To, int Yuan);

/// <summary>A post as it was set last.</summary>
internal sealed record Post(string Code, string Name, StaffClass Class, int Quota);

/// <summary>The gridworker responsible for a grid; null where nobody is.</summary>
internal readonly record struct ResponsibleOf(UnitCode Grid, string? Worker);
