using System.Collections.Immutable;
using GridOrleans.Registry;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>What a grid's public signboard says of people. Pure; everything personal is masked here.</summary>
internal static class StaffBoards
{
    /// <summary>A grid's board.</summary>
    public static StaffBoard Of(StaffState staff, StaffSurroundings around, UnitCode grid)
    {
        var responsible = StaffRules.Responsible(staff, around.Plan, grid);
        return new(
            grid,
            around.Now,
            responsible is null,
            responsible is null ? null : Member(staff, responsible),
            [
                .. staff.In(grid).Where(worker => worker != responsible)
                    .Select(worker => Member(staff, worker)).OfType<BoardMember>(),
            ],
            Shifts(staff, grid, around.Today),
            Team(staff, around, grid));
    }

    private static BoardMember? Member(StaffState staff, string worker) =>
        staff.Find(worker) is { IsActive: true } member
            ? new(
                RecordMask.Name(member.Name),
                RecordMask.Phone(member.Phone),
                member.Class,
                staff.FindPost(member.Post)?.Name ?? member.Post)
            : null;

    // Whoever was released or handed the grid over since keeps no shift there.
    private static ImmutableArray<BoardShift> Shifts(StaffState staff, UnitCode grid, DateOnly day) =>
        staff.Rosters.TryGetValue((day, grid), out var shifts)
            ?
            [
                .. shifts.Where(shift => staff.In(grid).Contains(shift.Worker))
                    .OrderBy(shift => (shift.From, shift.Worker))
                    .Select(shift => new BoardShift(
                        RecordMask.Name(staff.Find(shift.Worker)!.Name), shift.From, shift.To)),
            ]
            : [];

    private static BoardTeam? Team(StaffState staff, StaffSurroundings around, UnitCode grid) =>
        StaffViews.Teams(staff, around.Plan, around.PoliceTeams, grid.At(UnitLevel.Village)).Teams is [var team]
            ? new(
                team.Formula,
                [
                    .. team.Members.GroupBy(member => member.Part).OrderBy(part => part.Key)
                        .Select(part => new BoardPart(part.Key, part.Count())),
                ],
                team.Lacks.IsEmpty)
            : null;
}
