using GridOrleans.Gridworkers;
using Xunit;

namespace GridOrleans.Unit.Gridworkers;

/// <summary>What a grid's public signboard says of people.</summary>
public sealed class StaffBoardsTests
{
    [Fact]
    public void Names_and_numbers_are_masked_and_ids_are_left_out()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Do(new SetPost("micro", "微网格员", StaffClass.Micro, 9));
        staff.Do(new AppointGridworker("sun", "孙小三", "0352-601", "micro", [StaffOnPaper.First], []));

        var board = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.First);

        Assert.Equal(new BoardMember("赵*", "138****1234", StaffClass.FullTime, "专职网格员"), board.Responsible);
        Assert.Equal(new BoardMember("孙**", "********", StaffClass.Micro, "微网格员"), Assert.Single(board.Staff));
        Assert.False(board.IsVacant);
    }

    [Fact]
    public void A_grid_is_vacant_from_the_command_that_left_it_so_until_the_one_that_names_somebody()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Do(new HandOverGrids("zhao", [StaffOnPaper.First], null, "离岗"));
        var vacant = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.First);
        staff.Do(StaffOnPaper.Zhao);
        var named = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.First);

        Assert.Equal((true, null), (vacant.IsVacant, vacant.Responsible));
        Assert.Equal((false, "赵*"), (named.IsVacant, named.Responsible?.Name));
    }

    [Fact]
    public void Whoever_only_the_plan_names_is_responsible_without_a_name()
    {
        var staff = StaffOnPaper.Staffed();

        var board = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.Second);

        Assert.Equal((false, null), (board.IsVacant, board.Responsible));
        Assert.Equal(["钱*", "赵*"], board.Staff.Select(worker => worker.Name));
    }

    [Fact]
    public void The_shifts_are_those_of_today_in_China_of_people_who_still_work_there()
    {
        var staff = StaffOnPaper.Staffed();
        staff.Now = new(2026, 1, 5, 16, 30, 0, TimeSpan.Zero);
        staff.Do(new SetRoster(StaffOnPaper.Second, new(2026, 1, 6), [
            new("zhao", new(14, 0), new(18, 0)), new("qian", new(8, 0), new(12, 0))]));
        var before = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.Second);
        staff.Do(new ReleaseGridworker("qian", null, "离职"));
        var after = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.Second);

        Assert.Equal(["钱*", "赵*"], before.Shifts.Select(shift => shift.Name));
        Assert.Equal(new BoardShift("赵*", new(14, 0), new(18, 0)), Assert.Single(after.Shifts));
    }

    [Fact]
    public void The_police_grid_team_is_told_by_parts_and_that_it_lacks_somebody()
    {
        var staff = StaffOnPaper.Staffed();
        var none = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.First).Team!;
        staff.Do(new SetPoliceTeam(StaffOnPaper.Village, [
            new("zhao", TeamPart.Gridworker), new("qian", TeamPart.Gridworker), new("li", TeamPart.Officer)]));
        var whole = StaffBoards.Of(staff.State, staff.Around, StaffOnPaper.First).Team!;

        Assert.Equal(("1+N", 0, false), (none.Formula, none.Parts.Length, none.IsComplete));
        Assert.Equal([new(TeamPart.Officer, 1), new(TeamPart.Gridworker, 2)], whole.Parts);
        Assert.True(whole.IsComplete);
    }
}
