using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Surge.Walks;

/// <summary>Plans an alarm: somebody presses the key, and the county acknowledges. Pure.</summary>
internal static class AlarmWalk
{
    private const int DoorsMax = 500;

    /// <summary>Plans one.</summary>
    /// <param name="walk">Where its draws and ids come from.</param>
    /// <param name="grid">The grid that covers the place.</param>
    /// <param name="place">Where it is.</param>
    public static IReadOnlyList<WalkStep> Plan(WalkSeed walk, UnitCode grid, Place place)
    {
        var cast = new WalkCast(grid);
        return
        [
            new(walk.CommandId(0), cast.Resident(walk.Draw("turns").Whole(1, DoorsMax)), new RaiseAlarm(place),
                CaseStep.Filed),
            new(walk.CommandId(1), cast.County, new AcknowledgeCase(), CaseStep.Filed),
        ];
    }
}
