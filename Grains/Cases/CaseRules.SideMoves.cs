using GridOrleans.Journal;

namespace GridOrleans.Cases;

// The side moves that ask more than the definition does.
internal static partial class CaseRules
{
    private static Decision Extend(ExtendCase command, CaseHearing hearing) => new CaseExtended(
        hearing.Serial,
        hearing.By,
        hearing.File.Due.GetValueOrDefault(hearing.Now) + TimeSpan.FromHours(command.Hours),
        command.Reason);

    // The clock stood still: the deadline moves by as long.
    private static Decision Resume(CaseHearing hearing)
    {
        var (due, since) = (hearing.File.Due, hearing.File.SuspendedAt);
        var stood = hearing.Now - since.GetValueOrDefault(hearing.Now);
        return new CaseResumed(hearing.Serial, hearing.By, due.GetValueOrDefault(hearing.Now) + stood);
    }

    private static Decision Escalate(EscalateCase command, CaseHearing hearing)
    {
        var from = hearing.File.Owner;
        var to = from.Parent ?? throw new InvalidOperationException("The definition lets nothing go above the city.");
        return new CaseEscalated(hearing.Serial, hearing.By, from, to, command.Reason);
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
    private static Decision Reopen(ReopenCase command, CaseHearing hearing) => new CaseReopened(
        hearing.Serial,
        hearing.By,
        hearing.File.Severity is { } severity ? hearing.Now + hearing.Policy.Limits.For(severity) : null,
        command.Reason);
}
