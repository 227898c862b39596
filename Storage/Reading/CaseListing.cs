using GridOrleans.Cases;

namespace GridOrleans.Reading;

/// <summary>Answers lists from the table <c>case_file</c>.</summary>
internal sealed class CaseListing(ListingDialect dialect, IReadModel model, TimeProvider clock)
    : FileListing(dialect, model, clock), ICaseListing
{
    private const string OverdueNow =
        "(step <> 'archived' AND suspended_at IS NULL AND due IS NOT NULL AND due < @now)";

    /// <inheritdoc/>
    public async Task<CasePage> List(CaseQuery query, CancellationToken cancellationToken)
    {
        var page = await Page<CaseState>(
            Question(query),
            (sql, now) => Narrow(sql, query, now),
            file => new(file.UpdatedAt, file.Number.ToString()),
            cancellationToken);
        return new([.. page.Files.Select(file => Summary(file, page.Now))], page.NextCursor, page.AsOf);
    }

    private static ListQuestion Question(CaseQuery query) => new(
        CaseTable.Table,
        query.Unit,
        query.Text,
        query.UpdatedSince,
        query.Cursor,
        query.Limit)
    {
        Filters = string.Join(
            '\n',
            ListQuestion.Codes(query.Steps),
            ListQuestion.Codes(query.Severities),
            query.Item,
            query.Overdue),
    };

    private static void Narrow(ListSql sql, CaseQuery query, DateTimeOffset now)
    {
        var steps = query.Steps.IsDefault ? [] : query.Steps;
        sql.AndOneOf("step", steps);

        // Said outright, so that the planner sees that the index of the open cases will do.
        if (query.Overdue is true || (!steps.IsEmpty && !steps.Contains(CaseStep.Archived)))
        {
            sql.And("step <> 'archived'");
        }

        sql.AndOneOf("severity", query.Severities.IsDefault ? [] : query.Severities);
        if (query.Item is { } item)
        {
            sql.And("item = @item", ("item", item));
        }

        if (query.Overdue is { } overdue)
        {
            sql.And(overdue ? OverdueNow : $"NOT {OverdueNow}", ("now", sql.Instant(now)));
        }
    }

    private static CaseSummary Summary(CaseState file, DateTimeOffset now) => new(
        file.Number,
        file.Step,
        file.Finished,
        file.Severity,
        file.Item,
        CaseViews.Shortened(file.Text),
        file.Owner,
        file.Due,
        CaseViews.IsOverdue(file, now),
        file.ReportedAt,
        file.UpdatedAt,
        file.Outcome,
        file.Version);
}
