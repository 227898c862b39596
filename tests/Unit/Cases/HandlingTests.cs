using GridOrleans.Access;
using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class HandlingTests
{
    [Fact]
    public void A_case_goes_all_its_six_steps()
    {
        var file = Stories.Closed().Case();

        Assert.Equal(CaseStep.Archived, file.Step);
        Assert.Equal(CaseOutcome.Handled, file.Outcome);
        Assert.Equal("Cleared away", file.Result);
        Assert.Equal("It is clean again", file.Feedback);
        Assert.Equal(["photo/1"], file.Evidence);
    }

    [Fact]
    public void Only_the_assignee_starts_and_finishes()
    {
        Assert.Equal(RefusalCode.NotEntitled, Stories.Assigned().Refuse(People.Helper, new StartCase()).Code);
        Assert.Equal(RefusalCode.NotEntitled, Stories.Started().Refuse(People.Helper, Stories.Done).Code);
    }

    [Fact]
    public void Whoever_bears_the_assignees_id_in_another_role_is_not_the_assignee()
    {
        var grid = Stories.Assigned();
        var namesake = People.With(People.Gridworker.Id, Role.DepartmentHandler, "1402");

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(namesake, new StartCase()).Code);
    }

    [Fact]
    public void A_task_is_started_before_it_is_finished_and_finished_once()
    {
        Assert.Equal(RefusalCode.WrongStep, Stories.Assigned().Refuse(People.Gridworker, Stories.Done).Code);
        Assert.Equal(RefusalCode.WrongStep, Stories.Finished().Refuse(People.Gridworker, Stories.Done).Code);
    }

    [Theory]
    [InlineData(Severity.Considerable)]
    [InlineData(Severity.Major)]
    [InlineData(Severity.Extraordinary)]
    public void A_big_matter_is_not_finished_by_a_gridworker(Severity severity)
    {
        var grid = Stories.Filed(severity);
        grid.Do(People.City, Stories.ToGridworker);
        grid.Do(People.Gridworker, new StartCase());

        var refusal = grid.Refuse(People.Gridworker, Stories.Done);

        Assert.Equal(RefusalCode.BigMatter, refusal.Code);
        Assert.Contains(CaseMove.Return, refusal.LegalMoves);
        Assert.DoesNotContain(CaseMove.Finish, refusal.LegalMoves);
    }

    [Fact]
    public void A_department_finishes_a_big_matter_with_evidence_only()
    {
        var grid = Stories.WithDepartment(Severity.Major);
        grid.Do(People.Department, new StartCase());

        var refusal = grid.Refuse(People.Department, new FinishCase("done"));
        Assert.Equal("evidence", Assert.Single(refusal.Fields).Field);
        Assert.True(grid.Do(People.Department, Stories.Done).Finished);
    }

    [Fact]
    public void An_ordinary_matter_is_finished_without_evidence() =>
        Assert.True(Stories.Started().Do(People.Gridworker, new FinishCase("Swept")).Finished);

    [Fact]
    public void A_file_does_not_take_evidence_for_ever()
    {
        var grid = Stories.Started();
        var much = Stories.Done with { Evidence = [.. Enumerable.Repeat("photo/1", CaseValidation.EvidenceMax)] };
        for (var round = 0; round < 10; round++)
        {
            grid.Do(People.Gridworker, much);
            grid.Do(People.Clerk, new ReworkCase("again"));
        }

        Assert.Equal("evidence", Assert.Single(grid.Refuse(People.Gridworker, much).Fields).Field);
    }

    [Fact]
    public void Whoever_handled_the_case_does_not_confirm_it()
    {
        var grid = Stories.Filed();
        grid.Do(People.TwoHats, Stories.ToGridworker with { To = new(AssigneeKind.Gridworker, People.TwoHats.Id) });
        grid.Do(People.TwoHats, new StartCase());
        grid.Do(People.TwoHats, Stories.Done);

        Assert.Equal(RefusalCode.SamePerson, grid.Refuse(People.TwoHats, new ConfirmCase("fine")).Code);
        Assert.Equal(RefusalCode.SamePerson, grid.Refuse(People.TwoHats, new ReworkCase("not fine")).Code);
        Assert.Equal(CaseStep.FedBack, grid.Do(People.Leader, new ConfirmCase("fine")).Step);
    }

    [Fact]
    public void Rework_sends_the_task_back_to_the_same_assignee()
    {
        var grid = Stories.Finished();

        var file = grid.Do(People.Clerk, new ReworkCase("half of it is still there"));

        Assert.Equal(CaseStep.Investigated, file.Step);
        Assert.False(file.Finished);
        Assert.Equal(People.Gridworker.Id, file.Assignee?.Id);
        grid.Do(People.Gridworker, Stories.Done);
    }

    [Fact]
    public void Closing_names_the_conditions_that_are_not_ticked()
    {
        var refusal = Stories.FedBack().Refuse(
            People.Clerk,
            new CloseCase { Conditions = [ClosingCondition.EvidenceComplete] });

        var error = Assert.Single(refusal.Fields);
        Assert.Equal(("conditions", "not ticked: result_recorded, reporter_told."), (error.Field, error.Message));
    }

    [Fact]
    public void The_clerk_closes_and_so_do_desks_that_stand_above_the_owner()
    {
        Assert.Equal(CaseStep.Archived, Stories.FedBack().Do(People.Township, Stories.AllTicked).Step);

        var grid = Stories.WithDepartment(Severity.Major);
        grid.Do(People.Department, new StartCase());
        grid.Do(People.Department, Stories.Done);
        grid.Do(People.Clerk, new ConfirmCase("done"));
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Township, Stories.AllTicked).Code);
        grid.Do(People.Clerk, Stories.AllTicked);
    }

    [Fact]
    public void The_reporter_alone_rates_and_does_so_once()
    {
        var grid = Stories.FedBack();

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Neighbour, new RateCase(1)).Code);
        Assert.Equal(4, grid.Do(People.Resident, new RateCase(4, "quick")).Stars);
        Assert.Equal(RefusalCode.Spent, grid.Refuse(People.Resident, new RateCase(1)).Code);
    }

    [Fact]
    public void A_case_of_another_grid_or_none_is_unknown()
    {
        var grid = Stories.Reported();

        Assert.Equal(RefusalCode.UnknownCase, grid.Refuse(People.Clerk, new FileCase(Severity.Ordinary), 2).Code);
        var elsewhere = CaseNumber.Parse("140213001001002-1");
        Assert.Equal(
            RefusalCode.UnknownCase,
            grid.Execute(People.Clerk, new FileCase(Severity.Ordinary), elsewhere).Refusal?.Code);
    }
}
