using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// The invariants of a case, watched fact by fact from outside: keeps its own books on owners, times and deadlines and
/// compares them with what the fold says.
/// </summary>
internal sealed class CaseInvariants
{
    private static readonly HashSet<Type> NamedReturns =
        [typeof(CaseReturned), typeof(CaseReworked), typeof(CaseReopened)];
    private static readonly HashSet<Type> SealBreakers = [typeof(CaseReopened), typeof(CaseAppealed)];

    private readonly Dictionary<int, CaseTimeBooks> _times = [];
    private readonly Dictionary<int, CaseDeadlineBooks> _deadlines = [];
    private CaseEvent? _last;

    /// <summary>Checks one fact as it is folded.</summary>
    public void Check(CaseState? before, CaseEvent fact, CaseState after, DateTimeOffset now)
    {
        if (before is null)
        {
            Assert.IsType<CaseReported>(fact);
            _times.Add(fact.Case, new(now));
            _deadlines.Add(fact.Case, new());
        }
        else
        {
            StepsGoUp(before, fact, after);
            OneOwner(before, fact, after);
            OnlyUpwardWithAReason(before, fact);
            OneWayToAGridworker(fact, after, now);
            NoBigMatterEndsInTheGrid(before, fact);
            MovesBeginWhereTheyMay(before, fact, after);
            _times[fact.Case].Note(before, fact, now);
            _times[fact.Case].Compare(after, now);
        }

        _deadlines[fact.Case].Check(before, fact, after, now);
        _last = fact;
    }

    private static void StepsGoUp(CaseState before, CaseEvent fact, CaseState after)
    {
        Assert.True(after.Step >= before.Step || NamedReturns.Contains(fact.GetType()), $"{fact} went down.");
        Assert.True(before.Step is not CaseStep.Archived || SealBreakers.Contains(fact.GetType()), $"{fact} on it.");
        Assert.Equal(after.Step is CaseStep.Archived, after.Outcome is not null);
    }

    // Every change of owner is a named fact that says from whom to whom.
    private static void OneOwner(CaseState before, CaseEvent fact, CaseState after)
    {
        Assert.True(after.Owner.Contains(after.Number.Grid));
        var expected = fact switch
        {
            CaseFiled filed => filed.Owner,
            CaseEscalated escalated => Escalated(before.Owner, escalated),
            CaseRaised raised => AtLeast(before.Owner, raised.Owner),
            CaseHandedBack back => HandedBack(before.Owner, back),
            _ => before.Owner,
        };
        Assert.Equal(expected, after.Owner);
        Assert.True(
            after.ToldUpTo <= after.Owner.Level || after.Owner.Level is UnitLevel.Grid,
            "The owner was never told.");
    }

    private static UnitCode Escalated(UnitCode owner, CaseEscalated escalated)
    {
        Assert.Equal(owner, escalated.From);
        Assert.True(escalated.To != owner && escalated.To.Contains(owner), $"{escalated} goes nowhere.");
        Assert.True(escalated.Why is not null || escalated.To == owner.Parent, $"{escalated} leaves a level out.");
        return escalated.To;
    }

    private static UnitCode AtLeast(UnitCode owner, UnitCode to)
    {
        Assert.True(to.Contains(owner));
        return to;
    }

    private static UnitCode HandedBack(UnitCode owner, CaseHandedBack back)
    {
        Assert.Equal(owner, back.From);
        Assert.True(back.To != owner && owner.Contains(back.To));
        return back.To;
    }

    // 办小事: nothing small goes up but with a person's reason, or by the rule for a deadline that was just missed.
    private void OnlyUpwardWithAReason(CaseState before, CaseEvent fact)
    {
        switch (fact)
        {
            case CaseEscalated { By.Role: Role.Rule } escalated:
                var missed = Assert.IsType<CaseDeadlinePassed>(_last);
                Assert.Equal((fact.Case, missed.Why), (missed.Case, escalated.Why));
                Assert.True(missed.Kind is DeadlineKind.Acknowledge or DeadlineKind.Handle);
                break;
            case CaseEscalated escalated:
                Assert.Null(escalated.Why);
                Assert.NotEmpty(escalated.Reason);
                break;
            case CaseRaised raised:
                Assert.NotEmpty(raised.Reason);
                Assert.True(raised.Severity < before.Severity);
                break;
            case CaseFiled filed:
                Assert.Equal(filed.Severity is Severity.Ordinary, filed.Owner.Level is UnitLevel.Grid);
                break;
            case CaseLowered lowered:
                Assert.Equal(before.Owner, lowered.By.Unit);
                Assert.True(lowered.Severity > before.Severity);
                break;
            default:
                break;
        }
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

    // 报大事: neither finished by a gridworker, nor confirmed when it turned out to be big after that.
    private static void NoBigMatterEndsInTheGrid(CaseState before, CaseEvent fact)
    {
        if (fact is CaseFinished or CaseConfirmed && before.Severity is not Severity.Ordinary)
        {
            Assert.Equal(AssigneeKind.Department, before.Assignee?.Kind);
        }
    }

    private static void MovesBeginWhereTheyMay(CaseState before, CaseEvent fact, CaseState after)
    {
        if (MoveOfFact.Find(fact) is not { } move)
        {
            Assert.Equal(before.Step, after.Step);
            return;
        }

        var rule = CaseDefinition.Definition.Moves.Single(rule => rule.Move == move);
        Assert.Contains(before.Step, rule.From);
        Assert.True(rule.To.IsEmpty ? after.Step == before.Step : rule.To.Contains(after.Step));
    }
}
