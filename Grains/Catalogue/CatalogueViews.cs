namespace GridOrleans.Catalogue;

/// <summary>The catalogue as callers see it. Pure.</summary>
internal static class CatalogueViews
{
    /// <summary>The version in force, without the temporary items whose last day is over.</summary>
    public static CatalogueView View(CatalogueHistory history, DateTimeOffset now)
    {
        var catalogue = history.At(now);
        return new(
            catalogue.Version,
            catalogue.From,
            catalogue.Text.Note,
            [.. catalogue.Text.Categories.Select(row => new CatalogueCategoryView(row.Code, row.Chinese, row.English))],
            [.. catalogue.Items.Where(item => !item.HasEnded(now)).Select(View)]);
    }

    /// <summary>One item.</summary>
    public static CatalogueItemView View(CatalogueItem item) => new(
        item.Code,
        item.Category,
        item.Line,
        item.Chinese,
        item.English,
        item.Gridworkers,
        new(item.Ticket.Number, item.Ticket.Department, item.Ticket.From, item.Ticket.To, item.Ticket.Expires),
        item.Admission is { } admission ? View(admission) : null);

    private static AdmissionView View(Admission admission) => new(
        admission.ApprovedBy,
        admission.ApprovedOn,
        admission.Impact!.TasksPerYear,
        admission.Impact.MinutesPerTask,
        admission.Until);
}
