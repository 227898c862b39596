using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class EndingTests
{
    [Fact]
    public void A_merged_case_ends_and_its_reporters_are_told_of_the_other()
    {
        var grid = Stories.Filed();
        grid.Do(People.Neighbour, Stories.Rubbish);

        var merged = grid.Do(People.Clerk, new MergeCase(GridOnPaper.Number(1)), serial: 2);

        Assert.Equal(CaseOutcome.Merged, merged.Outcome);
        Assert.Equal(GridOnPaper.Number(1), merged.MergedInto);
        Assert.Equal(["resident-li", "resident-wang"], grid.Case().Subscribers);
        Assert.Single(grid.Entries.TakeLast(2).Select(entry => entry.CommandId).Distinct());
    }

    [Fact]
    public void A_case_is_merged_only_into_another_open_one_of_its_grid()
    {
        var grid = Stories.Closed();
        grid.Do(People.Neighbour, Stories.Rubbish);

        Assert.Equal("into", IntoField(grid, GridOnPaper.Number(2)));
        Assert.Equal("into", IntoField(grid, GridOnPaper.Number(1)));
        Assert.Equal("into", IntoField(grid, CaseNumber.Parse("140213001001002-1")));
        Assert.Equal("into", IntoField(grid, default));
        Assert.Equal(
            RefusalCode.UnknownCase,
            grid.Refuse(People.Clerk, new MergeCase(GridOnPaper.Number(7)), 2).Code);
    }

    [Fact]
    public void What_a_higher_level_owns_the_clerk_neither_merges_nor_rejects()
    {
        var grid = Stories.Filed(Severity.Major);
        grid.Do(People.Neighbour, Stories.Rubbish);

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, new RejectCase("no")).Code);
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, new MergeCase(GridOnPaper.Number(2))).Code);
        Assert.Equal(CaseOutcome.Rejected, grid.Do(People.County, new RejectCase("no")).Outcome);
    }

    [Fact]
    public void A_report_is_rejected_until_it_is_assigned()
    {
        Assert.Equal(CaseOutcome.Rejected, Stories.Reported().Do(People.Clerk, new RejectCase("nothing")).Outcome);
        Assert.Equal(RefusalCode.WrongStep, Stories.Assigned().Refuse(People.Clerk, new RejectCase("too late")).Code);
    }

    [Fact]
    public void A_sealed_file_takes_nothing_but_an_appeal_and_a_reopening()
    {
        var refusal = Stories.Closed().Refuse(People.Clerk, new FileCase(Severity.Ordinary));

        Assert.Equal(RefusalCode.WrongStep, refusal.Code);
        Assert.Equal([CaseMove.Reopen, CaseMove.Appeal], refusal.LegalMoves);
    }

    [Fact]
    public void A_reopened_case_waits_to_be_assigned_with_a_new_deadline()
    {
        var grid = Stories.Closed().Wait(TimeSpan.FromDays(100));
        grid.Do(People.Resident, new AppealCase("it is back"));

        var file = grid.Do(People.Clerk, new ReopenCase("right"));

        Assert.Equal(CaseStep.Filed, file.Step);
        Assert.Equal(GridOnPaper.InDatong("2026-04-20T18:00"), file.Due);
        Assert.Null(file.Assignee);
        Assert.Null(file.Outcome);
        Assert.Null(file.Appeal);
        grid.Do(People.Clerk, Stories.ToGridworker);
    }

    [Fact]
    public void A_case_rejected_before_it_was_filed_is_reopened_to_be_filed()
    {
        var grid = Stories.Reported();
        grid.Do(People.Clerk, new RejectCase("nothing there"));

        var file = grid.Do(People.Clerk, new ReopenCase("there is"));

        Assert.Equal(CaseStep.Reported, file.Step);
        Assert.Null(file.Due);
        Assert.Equal(CaseStep.Filed, grid.Do(People.Clerk, new FileCase(Severity.Ordinary)).Step);
    }

    [Fact]
    public void An_appeal_leaves_the_file_sealed_and_is_made_once()
    {
        var grid = Stories.Closed();

        var file = grid.Do(People.Resident, new AppealCase("it is back"));

        Assert.Equal(CaseStep.Archived, file.Step);
        Assert.Equal("it is back", file.Appeal);
        Assert.Equal(RefusalCode.Spent, grid.Refuse(People.Resident, new AppealCase("and again")).Code);
    }

    [Fact]
    public void Whoever_reported_the_matter_may_appeal_and_nobody_else()
    {
        var grid = Stories.Filed();
        grid.Do(People.Neighbour, Stories.Rubbish);
        grid.Do(People.Clerk, new MergeCase(GridOnPaper.Number(1)), serial: 2);
        grid.Do(People.Clerk, new RejectCase("nothing there"));

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Member, new AppealCase("it is")).Code);
        Assert.Equal("it is", grid.Do(People.Neighbour, new AppealCase("it is")).Appeal);
    }

    private static string IntoField(GridOnPaper grid, CaseNumber into) =>
        Assert.Single(grid.Refuse(People.Clerk, new MergeCase(into), 2).Fields).Field;
}
