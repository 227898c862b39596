using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// The invariants of a case, watched fact by fact from outside: keeps its own books on owners and times and compares
/// them with what the fold says.
/// </summary>
internal sealed class CaseInvariants
{
    private static readonly HashSet<Type> NamedReturns =
        [typeof(CaseReturned), typeof(CaseReworked), typeof(CaseReopened)];
    private static readonly HashSet<Type> SealBreakers = [typeof(CaseReopened), typeof(CaseAppealed)];

    private readonly Dictionary<int, Books> _books = [];

    /// <summary>Checks one fact that was accepted.</summary>
    public void Check(CaseState? before, CaseEvent fact, CaseState after, CaseMove move, DateTimeOffset now)
    {
        if (before is null)
        {
            Assert.IsType<CaseReported>(fact);
            _books.Add(fact.Case, new(now));
            return;
        }

        StepsGoUp(before, fact, after);
        OneOwner(before, fact, after);
        OneWayToAGridworker(fact, after, now);
        if (fact is not CaseAbsorbed)
        {
            var rule = CaseDefinition.Definition.Moves.Single(rule => rule.Move == move);
            Assert.Contains(before.Step, rule.From);
            Assert.True(rule.To.IsEmpty ? after.Step == before.Step : rule.To.Contains(after.Step));
        }

        _books[fact.Case].Note(before, fact, now);
        _books[fact.Case].Compare(after, now);
    }

    private static void StepsGoUp(CaseState before, CaseEvent fact, CaseState after)
    {
        Assert.True(after.Step >= before.Step || NamedReturns.Contains(fact.GetType()), $"{fact} went down.");
        Assert.True(before.Step is not CaseStep.Archived || SealBreakers.Contains(fact.GetType()), $"{fact} on it.");
        Assert.Equal(after.Step is CaseStep.Archived, after.Outcome is not null);
    }

    private static void OneOwner(CaseState before, CaseEvent fact, CaseState after)
    {
        Assert.True(after.Owner.Contains(GridOnPaper.Code));
        var expected = fact switch
        {
            CaseFiled filed => filed.Owner,
            CaseEscalated escalated => Raised(before.Owner, escalated),
            _ => before.Owner,
        };
        Assert.Equal(expected, after.Owner);
    }

    private static UnitCode Raised(UnitCode owner, CaseEscalated escalated)
    {
        Assert.Equal(owner, escalated.From);
        Assert.Equal(owner.Parent, escalated.To);
        return escalated.To;
    }

    private static void OneWayToAGridworker(CaseEvent fact, CaseState after, DateTimeOffset now)
    {
        if (after.Assignee is not { Kind: AssigneeKind.Gridworker })
        {
            return;
        }

        var item = RandomLife.Catalogue.Items.Single(item => item.Code == after.Item);
        Assert.Equal(item.Ticket.Number, after.Ticket);
        if (fact is not CaseAssigned)
        {
            return;
        }

        var midnight = new DateTimeOffset(item.Ticket.From.ToDateTime(default), TimeSpan.FromHours(8));
        Assert.InRange(now, midnight, item.Ticket.Expires.AddTicks(-1));
    }

    private sealed class Books(DateTimeOffset reported)
    {
        private readonly TimeSpan[] _times = new TimeSpan[6];
        private DateTimeOffset _last = reported;
        private DateTimeOffset? _stopped;
        private TimeSpan _stood;

        /// <summary>Books the time since the last fact on the step that the case stood at.</summary>
        public void Note(CaseState before, Fact fact, DateTimeOffset now)
        {
            _times[(int)before.Step] += now - _last;
            _last = now;
            if (fact is CaseSuspended)
            {
                _stopped = now;
            }

            if (fact is CaseResumed)
            {
                _stood += now - _stopped!.Value;
                _stopped = null;
            }
        }

        /// <summary>Total time = sum of step times − suspensions; the running step's time is added as of now.</summary>
        public void Compare(CaseState after, DateTimeOffset now)
        {
            TimeSpan[] booked = [.. after.StepTimes];
            booked[(int)after.Step] += now - after.StepAt;
            Assert.Equal(_times, booked);
            Assert.Equal(now - after.ReportedAt, TimeSpan.FromTicks(booked.Sum(time => time.Ticks)));
            Assert.Equal(_stood, after.SuspendedTotal);
            Assert.Equal(_stopped, after.SuspendedAt);
        }
    }
}
