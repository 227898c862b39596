using GridOrleans.Clocks;

namespace GridOrleans.Gridworkers;

/// <summary>What decisions on a county's staff rest on beside its state.</summary>
/// <param name="Plan">The city plan.</param>
/// <param name="PoliceTeams">Who the 2 and the N are.</param>
/// <param name="Now">The instant of the decision.</param>
internal sealed record StaffSurroundings(IStaffPlan Plan, PoliceTeamOptions PoliceTeams, DateTimeOffset Now)
{
    /// <summary>The day that it is in China.</summary>
    public DateOnly Today => ChinaTime.DayOf(Now);
}
