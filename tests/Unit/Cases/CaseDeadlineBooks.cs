using GridOrleans.Access;
using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>One case's deadlines, kept from outside: what was marked, and what may be.</summary>
internal sealed class CaseDeadlineBooks
{
    private readonly HashSet<(DeadlineKind Kind, DateTimeOffset Due)> _marked = [];

    /// <summary>Checks one fact as it is folded.</summary>
    public void Check(CaseState? before, CaseEvent fact, CaseState after, DateTimeOffset now)
    {
        if (fact is CaseDeadlinePassed passed)
        {
            Mark(before!, passed, now);
        }

        if (after.Step is CaseStep.Archived)
        {
            Assert.Null(after.NextDeadline);
            Assert.Equal(new CaseDeadlines { Clock = after.Deadlines.Clock }, after.Deadlines);
        }

        if (fact is CaseResumed)
        {
            // Whoever was late before the pause is late by as much after it, and is not marked once more.
            Assert.Equal(before!.Deadlines.HandleMissed, after.Deadlines.HandleMissed);
            Assert.Equal(before.Deadlines.AcknowledgeMissed, after.Deadlines.AcknowledgeMissed);
        }

        // Reminders go on until somebody acknowledges it: then somebody must be able to.
        if (after.Deadlines.AcknowledgeNext is not null)
        {
            Assert.Null(after.AcknowledgedAt);
            Assert.Contains(CaseMove.Acknowledge, CaseDefinition.Engine.LegalMoves(new(after, now)));
        }
    }

    private void Mark(CaseState before, CaseDeadlinePassed passed, DateTimeOffset now)
    {
        Assert.Equal(Role.Rule, passed.By.Role);
        Assert.NotEmpty(passed.Why);
        Assert.True(passed.Due <= now, $"{passed} was marked early.");
        Assert.True(_marked.Add((passed.Kind, passed.Due)), $"{passed} was marked twice.");
        Assert.True(passed.Next is null || passed.Next > passed.Due);
        Assert.Equal((passed.Kind, passed.Due), before.NextDeadline);
        Assert.True(before.SuspendedAt is null || passed.Kind is DeadlineKind.Supervision, "The clock stood.");
    }
}
