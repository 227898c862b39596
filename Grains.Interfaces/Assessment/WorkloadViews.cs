using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>Whose load is wanted.</summary>
[GenerateSerializer, Alias("workload-by"), JsonConverter(typeof(SnakeCase<WorkloadBy>))]
public enum WorkloadBy
{
    /// <summary>What each department demands.</summary>
    Department,

    /// <summary>What each grid's gridworkers have to do.</summary>
    Grid,

    /// <summary>What each gridworker has to do.</summary>
    Gridworker,
}

/// <summary>Which load is wanted.</summary>
/// <param name="Unit">The unit: a county, or one below.</param>
/// <param name="Period">The days on which the cases were reported.</param>
/// <param name="By">By whom or what.</param>
/// <param name="Worker">Of this gridworker alone; null for all.</param>
/// <param name="Offset">How many rows to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("workload-query")]
public sealed record WorkloadQuery(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] AssessmentPeriod Period,
    [property: Id(2)] WorkloadBy By,
    [property: Id(3)] string? Worker,
    [property: Id(4)] int Offset,
    [property: Id(5)] int Limit);

/// <summary>The load on gridworkers of a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="AsOf">How far the read model had come.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Rows">One page, the heaviest load first.</param>
/// <param name="Total">How many rows there are, on this page or not.</param>
[GenerateSerializer, Immutable, Alias("workload-page")]
public sealed record WorkloadPage(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] AssessmentPeriod Period,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] WorkloadView Whole,
    [property: Id(4)] ImmutableArray<WorkloadView> Rows,
    [property: Id(5)] int Total);

/// <summary>One row of load.</summary>
/// <param name="Name">A department, a grid's code, a gridworker's id; the unit's code for the whole.</param>
/// <param name="Tasks">Tasks given.</param>
/// <param name="Demanded">Minutes they are taken to need.</param>
/// <param name="Available">
/// Minutes that those who bear it have; in a department's row all of the unit's, so that departments compare.
/// </param>
/// <param name="Load">Demanded ÷ available; null where nobody is on the staff.</param>
[GenerateSerializer, Immutable, Alias("workload-view")]
public sealed record WorkloadView(
    [property: Id(0)] string Name,
    [property: Id(1)] int Tasks,
    [property: Id(2)] long Demanded,
    [property: Id(3)] long Available,
    [property: Id(4)] double? Load);
