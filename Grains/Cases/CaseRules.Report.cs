using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

// Step 1: a matter is reported.
internal static partial class CaseRules
{
    private static Decision Report(
        GridState grid,
        ReportCase report,
        Caller caller,
        CasePolicy policy,
        DateTimeOffset now)
    {
        var roles = CaseClaims.ReportSources(report.Source);
        var fitting = caller with { Grants = [.. caller.Grants.Where(grant => roles.Contains(grant.Role))] };
        var permit = CaseDefinition.Engine.Open(CaseMove.Report, fitting, grid.Code);
        if (!permit.Granted)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"A report from source '{Spelling.Of(report.Source)}' is made by {Spelling.List(roles)}; the caller "
                    + "holds none of these roles here.");
        }

        if (Unknown(report.Item, policy.Catalogue, now) is { } unknown)
        {
            return unknown;
        }

        return new CaseReported(
            grid.NextSerial,
            permit.By,
            report.Text,
            report.Place,
            report.Source,
            report.Item,
            report.Evidence.IsDefault ? [] : report.Evidence,
            Duplicates.Find(grid, report, now))
        {
            StepDue = policy.StepDue(CaseStep.Reported, now),
        };
    }

    // Reported and filed in one: who is in need does not wait for a clerk.
    private static Decision Alarm(
        GridState grid,
        RaiseAlarm alarm,
        Caller caller,
        CasePolicy policy,
        DateTimeOffset now)
    {
        var permit = CaseDefinition.Engine.Open(CaseMove.Alarm, caller, grid.Code);
        if (!permit.Granted)
        {
            return ToRefusal(permit.Objection);
        }

        var source = permit.By.Role switch
        {
            Role.Resident => ReportSource.Resident,
            Role.DepartmentHandler => ReportSource.Department,
            Role.TownshipDesk or Role.CountyCentre or Role.CityCentre => ReportSource.Hotline,
            _ => ReportSource.Gridworker,
        };
        var reported = new CaseReported(
            grid.NextSerial,
            permit.By,
            alarm.Text ?? RaiseAlarm.Wordless,
            alarm.Place,
            source,
            ReportCase.Unclassified,
            [],
            MayBeDuplicateOf: null)
        {
            Alarm = true,
        };
        var first = FirstOwner.SettleAlarm(grid.Code, policy, now);
        var rule = RuleSignature.Of("one_key_alarm", grid.Code);
        return new Decision([reported, Filed(grid.NextSerial, rule, first, reported.Item, policy, now)], null);
    }

    private static CaseFiled Filed(
        int serial,
        Signature by,
        FirstOwner first,
        string item,
        CasePolicy policy,
        DateTimeOffset now,
        GroupSize groupSize = GroupSize.Individual) =>
        new(serial, by, first.Severity, groupSize, item, first.Owner, first.Due, first.Why)
        {
            AcknowledgeDue = first.AcknowledgeDue,
            Clock = first.Clock,
            ToldUpTo = first.ToldUpTo,
            Line = policy.Catalogue.At(now).Find(item, now)?.Line,
            StepDue = policy.StepDue(CaseStep.Filed, now),
        };

    private static Refusal? Unknown(string item, CatalogueHistory catalogue, DateTimeOffset now) =>
        item == ReportCase.Unclassified || catalogue.At(now).Find(item, now) is not null
            ? null
            : ItemAnswers.Unknown(catalogue, item, now);
}
