using GridOrleans.Journal;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

// What happens between the levels: a matter goes up, is taken on, graded anew, and handed back.
internal static partial class CaseRules
{
    private const int GradeRuleVersion = 1;

    private static Decision Escalate(EscalateCase command, CaseHearing hearing)
    {
        var from = hearing.File.Owner;
        var to = from.Parent ?? throw new InvalidOperationException("The definition lets nothing go above the city.");
        var row = hearing.Policy.Table[hearing.File.Severity.GetValueOrDefault(Severity.Ordinary)];
        return new CaseEscalated(hearing.Serial, hearing.By, from, to, command.Reason)
        {
            AcknowledgeDue = hearing.Policy.Clock.DueAfter(hearing.Now, row.Acknowledge),
        };
    }

    // A bigger matter goes to its own first owner, unless somebody higher has it already.
    private static Decision Raise(RaiseCase command, CaseHearing hearing)
    {
        var file = hearing.File;
        if (command.Severity >= file.Severity)
        {
            return Invalid("severity", $"a bigger one than {Spelling.Of(file.Severity.Value)} is expected.");
        }

        var first = Settle(command.Severity, hearing);
        var owner = first.Owner.Level < file.Owner.Level ? first.Owner : file.Owner;
        // A deadline that was missed stays missed; whoever has the bigger matter now gets its limit.
        var sooner = file.Due > hearing.Now && file.Due < first.Due;
        return new CaseRaised(
            hearing.Serial,
            hearing.By,
            first.Severity,
            owner,
            first.AcknowledgeDue,
            sooner ? file.Due.GetValueOrDefault() : first.Due,
            sooner ? file.Deadlines.Clock : first.Clock,
            command.Reason,
            first.Why);
    }

    // Its owner stays its owner: the matter is not rid of by being called small.
    private static Decision Lower(LowerCase command, CaseHearing hearing)
    {
        var file = hearing.File;
        if (command.Severity <= file.Severity)
        {
            return Invalid(
                "severity",
                $"a smaller one than {Spelling.Of(file.Severity.GetValueOrDefault())} is expected.");
        }

        if (file.GroupSize is GroupSize.Large && command.Severity > Severity.Major)
        {
            return Invalid("severity", "a matter of a large group is at least major.");
        }

        var first = Settle(command.Severity, hearing);
        var later = file.Due > first.Due;
        return new CaseLowered(
            hearing.Serial,
            hearing.By,
            first.Severity,
            file.Owner,
            file.Deadlines.AcknowledgeDue is null ? null : first.AcknowledgeDue,
            later ? file.Due.GetValueOrDefault() : first.Due,
            later ? file.Deadlines.Clock : first.Clock,
            command.Reason,
            first.Why);
    }

    private static Decision HandBack(HandBackCase command, CaseHearing hearing)
    {
        var from = hearing.File.Owner;
        var severity = hearing.File.Severity.GetValueOrDefault(Severity.Ordinary);
        var first = hearing.Policy.Table[severity].Owner;
        return from.Level >= first
            ? new Refusal(
                RefusalCode.WrongStep,
                $"A matter of severity {Spelling.Of(severity)} is owned by the {Spelling.Of(first)} level first; "
                    + $"{from} cannot hand it further down. Lower it first, or assign it.")
            {
                LegalMoves = CaseDefinition.Engine.LegalMoves(new(hearing.File, hearing.Now)),
            }
            : new CaseHandedBack(hearing.Serial, hearing.By, from, hearing.Grid.Code.At(first), command.Reason);
    }

    private static FirstOwner Settle(Severity severity, CaseHearing hearing) => FirstOwner.Settle(
        hearing.Grid.Code,
        severity,
        hearing.Policy,
        hearing.Now,
        [
            $"rule grade v{GradeRuleVersion}: severity {Spelling.Of(hearing.File.Severity.GetValueOrDefault())} "
                + $"settled anew as {Spelling.Of(severity)} by {hearing.By.Id}; at {FirstOwner.Text(hearing.Now)}",
        ]);
}
