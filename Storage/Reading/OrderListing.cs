using GridOrleans.Cases;
using GridOrleans.Orders;

namespace GridOrleans.Reading;

/// <summary>Answers lists from the table <c>order_file</c>.</summary>
internal sealed class OrderListing(ListingDialect dialect, IReadModel model, TimeProvider clock)
    : FileListing(dialect, model, clock), IOrderListing
{
    /// <inheritdoc/>
    public async Task<OrderPage> List(OrderQuery query, CancellationToken cancellationToken)
    {
        var slips = query.Slips.IsDefault ? [] : query.Slips;
        var question = new ListQuestion(
            OrderTable.Table,
            query.Unit,
            query.Text,
            query.UpdatedSince,
            query.Cursor,
            query.Limit)
        {
            Filters = ListQuestion.Codes(slips),
        };
        var page = await Page<OrderState>(
            question,
            (sql, _) => Narrow(sql, slips),
            order => new(order.UpdatedAt, order.Number.ToString()),
            cancellationToken);
        return new([.. page.Files.Select(Summary)], page.NextCursor, page.AsOf);
    }

    private static void Narrow(ListSql sql, IReadOnlyCollection<OrderSlip> slips)
    {
        sql.AndOneOf("slip", slips);

        // Said outright, so that the planner sees that the index of the open orders will do.
        if (slips.Count > 0 && !slips.Contains(OrderSlip.Archived))
        {
            sql.And("slip <> 'archived'");
        }
    }

    private static OrderSummary Summary(OrderState order) => new(
        order.Number,
        order.Slip,
        CaseViews.Shortened(order.Text),
        order.Helpers,
        order.SlipTimes,
        order.UpdatedAt,
        order.Satisfied,
        order.Outcome,
        order.Version);
}
