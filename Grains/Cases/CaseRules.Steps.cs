using GridOrleans.Journal;

namespace GridOrleans.Cases;

// Steps 2 to 4: the moves that ask more than the definition does.
internal static partial class CaseRules
{
    /// <summary>
    /// How many references one file holds: ten commands' worth. A file is read as a whole: it must not grow for ever.
    /// </summary>
    private const int EvidencePerFileMax = 10 * CaseValidation.EvidenceMax;

    private static Decision File(FileCase command, CaseHearing hearing)
    {
        var item = command.Item ?? hearing.File.Item;
        if (Unknown(item, hearing.Policy.Catalogue, hearing.Now) is { } unknown)
        {
            return unknown;
        }

        var first = FirstOwner.Settle(hearing.Grid.Code, command, hearing.Policy, hearing.Now);
        return Filed(hearing.Serial, hearing.By, first, item, hearing.Policy, hearing.Now, command.GroupSize);
    }

    private static Decision Assign(AssignCase command, CaseHearing hearing)
    {
        if (command.To.Kind is AssigneeKind.Department)
        {
            return CaseTask.ForDepartment(command.To.Id, command.Note).ToFact(hearing);
        }

        if (hearing.Grid.Staff.HasLeft(command.To.Id))
        {
            return new Refusal(
                RefusalCode.NotOnStaff,
                $"{command.To.Id} has handed grid {hearing.Grid.Code} over; assign somebody who works there.");
        }

        var catalogue = hearing.Policy.Catalogue.At(hearing.Now);
        var (ticket, refusal) =
            hearing.Grid.Tickets.Issue(command.Ticket, hearing.File.Item, catalogue, hearing.Now);
        return ticket is null
            ? Refused(command, refusal!, hearing)
            : CaseTask.ForGridworker(command.To.Id, ticket, command.Note).ToFact(hearing);
    }

    // 防火墙: what was refused is counted against whoever sent it, for a report of a department that department.
    private static Decision Refused(AssignCase command, Refusal refusal, CaseHearing hearing)
    {
        var file = hearing.File;
        var sender = file.Source is ReportSource.Department ? file.Reporter.Id : hearing.By.Id;
        return new(
            [
                new CaseTaskRefused(
                    hearing.Serial,
                    hearing.By,
                    sender,
                    command.To.Id,
                    command.Ticket,
                    refusal.Code,
                    refusal.Detail),
            ],
            refusal);
    }

    private static Decision Finish(FinishCase command, CaseHearing hearing)
    {
        var evidence = command.Evidence.IsDefault ? [] : command.Evidence;
        if (evidence.IsEmpty && hearing.File.Severity is not Severity.Ordinary)
        {
            return Invalid("evidence", "a matter of severity 01–03 is finished with at least one reference.");
        }

        if (hearing.File.Evidence.Length + evidence.Length > EvidencePerFileMax)
        {
            return Invalid("evidence", $"the file would hold more than {EvidencePerFileMax} references.");
        }

        return new CaseFinished(hearing.Serial, hearing.By, command.Result, evidence);
    }
}
