using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GridOrleans.Gridworkers;

/// <summary>Who works in a grid, as far as its county has said. Folded from the grid's stream.</summary>
/// <param name="Staffing">What was told last; null while nothing was.</param>
/// <param name="Left">Whoever handed the grid over and does not work there any more.</param>
internal sealed record GridStaff(GridStaffing? Staffing, ImmutableArray<string> Left)
{
    /// <summary>Nothing was told: any gridworker may work there.</summary>
    [JsonIgnore]
    public static GridStaff Unsaid { get; } = new(null, []);

    /// <summary>Whether somebody has handed the grid over: no task reaches them there any more.</summary>
    public bool HasLeft(string worker) => Left.Contains(worker);

    /// <summary>The fold.</summary>
    public GridStaff Take(GridStaffing staffing) => new(
        staffing,
        [
            .. Left.Append(staffing.HandOver?.From)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Except(staffing.Members, StringComparer.Ordinal),
        ]);
}
