using GridOrleans.Cases;
using GridOrleans.Commands;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>防火墙: a task without a ticket reaches no gridworker, and whoever pushed it is counted.</summary>
public sealed class TaskRefusedTests
{
    private static readonly AssignCase Push = Stories.ToGridworker with { Ticket = "T-N302" };

    [Fact]
    public void A_task_without_a_ticket_is_refused_and_counted_against_its_sender()
    {
        var grid = Stories.Filed();

        var decision = grid.Execute(People.Clerk, Push, GridOnPaper.Number(1));

        Assert.Equal(RefusalCode.TicketRequired, decision.Refusal?.Code);
        var counted = Assert.IsType<CaseTaskRefused>(Assert.Single(decision.Facts));
        Assert.Equal((People.Clerk.Id, People.Gridworker.Id, "T-N302"), (counted.Sender, counted.To, counted.Ticket));
        Assert.Equal((decision.Refusal!.Code, decision.Refusal.Detail), (counted.Code, counted.Detail));
    }

    [Fact]
    public void The_case_stays_as_it_was_but_for_the_entry()
    {
        var grid = Stories.Filed();
        var before = grid.Case();

        grid.Refuse(People.Clerk, Push);

        var after = grid.Case();
        Assert.Equal(before with { Versions = after.Versions, UpdatedAt = after.UpdatedAt }, after);
        Assert.Equal(before.Versions.Append(after.Version), after.Versions);
    }

    [Fact]
    public void What_a_department_reported_is_counted_against_the_department()
    {
        var grid = new GridOnPaper();
        grid.Do(People.Department, Stories.Rubbish with { Source = ReportSource.Department });
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));

        grid.Refuse(People.Clerk, Push);

        Assert.Equal(People.Department.Id, Last(grid).Sender);
    }

    [Fact]
    public void An_expired_ticket_is_counted_as_such()
    {
        var grid = Stories.Filed().Wait(TimeSpan.FromDays(4_000));

        grid.Refuse(People.Clerk, Stories.ToGridworker);

        Assert.Equal(RefusalCode.TicketExpired, Last(grid).Code);
    }

    [Fact]
    public void Every_new_push_is_counted_and_a_resent_one_is_known_by_its_command()
    {
        var grid = Stories.Filed();
        grid.Refuse(People.Clerk, Push);
        var version = grid.State.Version;

        Assert.Equal(version, grid.State.VersionOf(grid.Entries[^1].CommandId));
        grid.Refuse(People.Clerk, Push);
        Assert.Equal(version + 1, grid.State.Version);

        var fact = Last(grid);
        Assert.True(Repeats(Push));
        Assert.True(Repeats(Push with { Note = "please" }));
        Assert.False(Repeats(Push with { Ticket = GridOnPaper.Ticket }));
        Assert.False(Repeats(Push with { To = Push.To with { Id = People.Helper.Id } }));
        Assert.False(Repeats(new StartCase()));

        bool Repeats(CaseCommand command) => CommandRepeats.Matches(
            new(CommandId.Parse("push-0001"), People.Clerk, GridOnPaper.Number(1), command),
            fact);
    }

    [Fact]
    public void Whoever_may_not_assign_at_all_is_not_counted()
    {
        var grid = Stories.Filed(Severity.Major);

        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.Clerk, Push).Code);
        Assert.Equal("case_filed", grid.Entries[^1].Kind);
    }

    private static CaseTaskRefused Last(GridOnPaper grid) =>
        (CaseTaskRefused)GridOrleans.Journal.FactJson.Read(grid.Entries[^1].Kind, grid.Entries[^1].Payload.Span);
}
