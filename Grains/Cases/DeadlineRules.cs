using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>
/// What happens when deadlines pass (our convention): the case is marked, its owner reminded, and, where the table says
/// so, it goes to a higher level. Pure.
/// </summary>
internal static class DeadlineRules
{
    private const int Version = 1;
    private const string Name = "deadline";

    /// <summary>What is due in a grid: of each case its earliest deadline, as long as any is due.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="policy">What the city has settled.</param>
    /// <param name="now">The instant of the decision.</param>
    /// <param name="most">How many cases at most.</param>
    public static IReadOnlyList<Fact> Pass(GridState grid, CasePolicy policy, DateTimeOffset now, int most)
    {
        var facts = new List<Fact>();
        foreach (var file in grid.Open)
        {
            if (facts.Count >= most)
            {
                break;
            }

            if (file.NextDeadline is { } next && next.At <= now)
            {
                Pass(file, next.Kind, policy, now, facts);
            }
        }

        return facts;
    }

    private static void Pass(
        CaseState file,
        DeadlineKind kind,
        CasePolicy policy,
        DateTimeOffset now,
        List<Fact> facts)
    {
        var due = file.NextDeadline.GetValueOrDefault().At;
        var by = RuleSignature.Of(Name, file.Number.Grid);
        var serial = file.Number.Serial;
        var row = policy.Table[file.Severity.GetValueOrDefault(Severity.Ordinary)];
        var missed = MissedBefore(file, kind);
        var step = row.StepAt(missed) is { } planned && planned.To < file.Owner.Level ? planned : null;
        var next = kind switch
        {
            DeadlineKind.Acknowledge when row.StepsAfter(missed) => policy.Clock.DueAfter(due, row.Acknowledge),
            DeadlineKind.Acknowledge => Reminder(file, row, policy, now),
            DeadlineKind.Handle when row.StepsAfter(missed) => policy.Clock.DueAfter(due, row.Handle),
            DeadlineKind.Handle => null,
            DeadlineKind.Step or DeadlineKind.Supervision => null,
        };
        ImmutableArray<string> why = [Why(file, kind, missed, due, step)];
        facts.Add(new CaseDeadlinePassed(serial, by, kind, due, next, why));
        if (step is not null)
        {
            var to = file.Number.Grid.At(step.To);
            facts.Add(new CaseEscalated(serial, by, file.Owner, to, $"{Spelling.Of(kind)} overdue 逾期") { Why = why });
        }
    }

    private static string Why(CaseState file, DeadlineKind kind, int missed, DateTimeOffset due, EscalationStep? step)
    {
        var severity = file.Severity is { } known ? Spelling.Of(known) : "not settled";
        var before = missed < 0 ? "" : $", missed {missed} times before";
        var then = step is null ? "" : $"; goes to {Spelling.Of(step.To)}";
        return $"rule {Name} v{Version}: severity {severity}; deadline {Spelling.Of(kind)}{before}; "
            + $"due {FirstOwner.Text(due)}{then}";
    }

    // A step's or a superior's deadline escalates nothing: the whole case's deadline will.
    private static int MissedBefore(CaseState file, DeadlineKind kind) => kind switch
    {
        DeadlineKind.Acknowledge => file.Deadlines.AcknowledgeMissed,
        DeadlineKind.Handle => file.Deadlines.HandleMissed,
        DeadlineKind.Step or DeadlineKind.Supervision => -1,
    };

    // An alarm is repeated until somebody acknowledges it, whatever its severity's row says. From now on, not from when
    // it was due: after a standstill, nobody is helped by all the reminders that were missed.
    private static DateTimeOffset? Reminder(CaseState file, SeverityRow row, CasePolicy policy, DateTimeOffset now) =>
        (row.Repeat ?? (file.Alarm ? row.Acknowledge : null)) is { } again ? policy.Clock.DueAfter(now, again) : null;
}
