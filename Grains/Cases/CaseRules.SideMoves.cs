using GridOrleans.Clocks;
using GridOrleans.Journal;

namespace GridOrleans.Cases;

// The side moves that ask more than the definition does.
internal static partial class CaseRules
{
    private static Decision Extend(ExtendCase command, CaseHearing hearing) => new CaseExtended(
        hearing.Serial,
        hearing.By,
        hearing.Policy.Clock.Add(
            hearing.File.Due.GetValueOrDefault(hearing.Now),
            TimeSpan.FromHours(command.Hours),
            hearing.File.Deadlines.Clock),
        command.Reason);

    // The clock stood still: every deadline has as much time left, on its own clock, as it had when it stopped.
    private static Decision Resume(CaseHearing hearing)
    {
        var (file, deadlines, policy) = (hearing.File, hearing.File.Deadlines, hearing.Policy);
        var acknowledge = policy.Table[file.Severity.GetValueOrDefault(Severity.Ordinary)].Acknowledge.Clock;
        var step = policy.Table.LimitOf(file.Step)?.Clock ?? ClockKind.UrgentHours;
        return new CaseResumed(
            hearing.Serial,
            hearing.By,
            Moved(file.Due, deadlines.Clock).GetValueOrDefault(hearing.Now))
        {
            AcknowledgeDue = Moved(deadlines.AcknowledgeDue, acknowledge),
            AcknowledgeNext = deadlines.AcknowledgeMissed == 0 ? null : Moved(deadlines.AcknowledgeNext, acknowledge),
            HandleNext = deadlines.HandleMissed == 0 ? null : Moved(deadlines.HandleNext, deadlines.Clock),
            StepDue = Moved(deadlines.StepDue, step),
        };

        DateTimeOffset? Moved(DateTimeOffset? due, ClockKind clock) =>
            policy.Resume(due, clock, file.SuspendedAt.GetValueOrDefault(hearing.Now), hearing.Now);
    }

    private static Decision Merge(MergeCase command, CaseHearing hearing)
    {
        if (command.Into == hearing.File.Number)
        {
            return Invalid("into", "a case does not go on as itself.");
        }

        if (command.Into.Grid != hearing.Grid.Code)
        {
            return Invalid("into", $"a case of the same grid {hearing.Grid.Code} is expected.");
        }

        if (hearing.Grid.Find(command.Into.Serial) is not { Step: not CaseStep.Archived })
        {
            return hearing.Grid.SealedVersions(command.Into.Serial).IsEmpty
                ? new Refusal(RefusalCode.UnknownCase, $"Grid {hearing.Grid.Code} has no case {command.Into}.")
                : Invalid("into", $"case {command.Into} is sealed; an open one is expected.");
        }

        return new Decision(
            [
                new CaseMerged(hearing.Serial, hearing.By, command.Into),
                new CaseAbsorbed(command.Into.Serial, hearing.By, hearing.File.Number, hearing.File.Subscribers),
            ],
            null);
    }

    // A file that was sealed before anybody settled its severity has no limit to start again: it waits to be filed.
    private static Decision Reopen(ReopenCase command, CaseHearing hearing)
    {
        var limit = hearing.File.Severity is { } severity ? hearing.Policy.Table[severity].Handle : (Limit?)null;
        var due = limit is { } known ? hearing.Policy.Clock.DueAfter(hearing.Now, known) : (DateTimeOffset?)null;
        return new CaseReopened(hearing.Serial, hearing.By, due, command.Reason)
        {
            Clock = limit?.Clock,
            StepDue = hearing.StepDue(due is null ? CaseStep.Reported : CaseStep.Filed),
        };
    }
}
