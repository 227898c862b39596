using GridOrleans.Integration.Journal;
using GridOrleans.Orders;
using GridOrleans.Reading;
using GridOrleans.Units;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Reading;

/// <summary>What lists of orders must keep on every engine beyond what they share with lists of cases.</summary>
public abstract class OrderListingContract : ReadingTest
{
    private readonly FakeTimeProvider _clock = new(GridHistory.Begin.AddHours(12));
    private IOrderListing? _listing;

    [Theory]
    [InlineData("1402")]
    [InlineData("140213")]
    [InlineData("140213001001")]
    [InlineData("140213001001002")]
    public async Task A_unit_lists_the_orders_of_its_subtree_and_no_case(string unit)
    {
        var orders = await Projected(commands: 120);

        var page = await List(Everything(unit));

        var expected = orders.Where(order => UnitCode.Parse(unit).Contains(order.Number.Grid)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(order => order.Number.ToString()).Order(StringComparer.Ordinal),
            page.Orders.Select(order => order.Number.ToString()).Order(StringComparer.Ordinal));
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task Every_filter_narrows_alone_and_together()
    {
        var orders = await Projected(commands: 400);
        var since = orders.OrderBy(order => order.UpdatedAt).ElementAt(orders.Count / 3).UpdatedAt;

        await Finds(Everything() with { Slips = [OrderSlip.Ordered, OrderSlip.Archived] },
            order => order.Slip is OrderSlip.Ordered or OrderSlip.Archived);
        await Finds(Everything() with { Slips = [OrderSlip.Dispatched] }, order => order.Slip is OrderSlip.Dispatched);
        await Finds(Everything() with { UpdatedSince = since }, order => order.UpdatedAt >= since);
        await Finds(Everything() with { Text = "李奶奶" }, order => order.Text.Contains("李奶奶", Ordinal));
        await Finds(
            Everything("140213") with { Slips = [OrderSlip.Archived], UpdatedSince = since, Text = "灯泡" },
            order => $"{order.Number}".StartsWith("140213", Ordinal)
                && order.Slip is OrderSlip.Archived
                && order.UpdatedAt >= since
                && order.Text.Contains("灯泡", Ordinal));

        async Task Finds(OrderQuery query, Func<OrderState, bool> wanted)
        {
            var expected = orders.Where(wanted).Select(order => order.Number).ToHashSet();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, (await List(query)).Orders.Select(order => order.Number).ToHashSet());
        }
    }

    [Fact]
    public async Task A_summary_tells_what_the_order_is()
    {
        var orders = await Projected(commands: 300);

        var page = await List(Everything());

        Assert.All(page.Orders, summary =>
        {
            var order = orders.Single(order => order.Number == summary.Number);
            Assert.Equal(order.SlipTimes, summary.SlipTimes);
            Assert.Equal(order.Helpers, summary.Helpers);
            Assert.Equal(
                (order.Slip, order.Text, order.UpdatedAt, order.Satisfied, order.Outcome, order.Version),
                (summary.Slip, summary.Text, summary.UpdatedAt, summary.Satisfied, summary.Outcome, summary.Version));
        });
    }

    [Fact]
    public async Task The_row_of_an_archived_order_carries_all_six_times()
    {
        var orders = await Projected(commands: 400);
        var handled = orders.Count(order => order.Outcome is OrderOutcome.Handled);

        Assert.NotEqual(0, handled);
        Assert.Equal(handled, await AskRows<int>(
            """
            SELECT count(*) FROM order_file
            WHERE outcome = 'handled' AND ordered_at <= accepted_at AND accepted_at <= dispatched_at
                AND dispatched_at <= fulfilled_at AND fulfilled_at <= verified_at AND verified_at <= archived_at
            """));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_a_foreign_cursor_is_refused()
    {
        var orders = await Projected(commands: 300);
        var (seen, query) = (new List<OrderNumber>(), Everything() with { Limit = 7 });
        for (var page = await List(query); ; page = await List(query with { Cursor = page.NextCursor }))
        {
            seen.AddRange(page.Orders.Select(order => order.Number));
            if (page.NextCursor is not { } cursor)
            {
                break;
            }

            await Assert.ThrowsAsync<ArgumentException>(
                () => List(query with { Cursor = cursor, Slips = [OrderSlip.Ordered] }));
            await Assert.ThrowsAsync<ArgumentException>(() => Engine.NewListing(NewModel(), _clock).List(
                new(query.Unit, [], [], null, null, null, null, cursor, 7),
                Stop));
        }

        Assert.Equal(
            orders.OrderByDescending(order => order.UpdatedAt)
                .ThenByDescending(order => order.Number.ToString(), StringComparer.Ordinal)
                .Select(order => order.Number),
            seen);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static OrderQuery Everything(string unit = "1402") =>
        new(UnitCode.Parse(unit), [], null, null, null, 500);

    private async Task<IReadOnlyList<OrderState>> Projected(int commands)
    {
        var histories = await Write(commands);
        await CatchUp(NewProjector());
        return [.. histories.SelectMany(history => history.OrderBook.Orders)];
    }

    private Task<OrderPage> List(OrderQuery query) =>
        (_listing ??= Engine.NewOrderListing(NewModel(), _clock)).List(query, Stop);
}

public sealed class SqliteOrderListingTests : OrderListingContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresOrderListingTests(PostgresServer server) : OrderListingContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
