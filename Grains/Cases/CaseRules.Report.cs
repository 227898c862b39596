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
            Duplicates.Find(grid, report, now)?.Number.Serial);
    }

    private static Refusal? Unknown(string item, CatalogueHistory catalogue, DateTimeOffset now) =>
        item == ReportCase.Unclassified || catalogue.At(now).Find(item, now) is not null
            ? null
            : ItemAnswers.Unknown(catalogue, item, now);
}
