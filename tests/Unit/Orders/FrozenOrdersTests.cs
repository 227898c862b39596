using System.Text;
using System.Text.Json;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Orders;

/// <summary>
/// What the first release with orders has written, every later one must read. The file is frozen: never edit it; a new
/// kind or field gets a new file beside it.
/// </summary>
public sealed class FrozenOrdersTests
{
    private static readonly string[] Kinds =
    [
        "order_accepted", "order_archived", "order_declined", "order_dispatched", "order_fulfilled", "order_overridden",
        "order_placed", "order_rated", "order_reopened", "order_sent_back", "order_solved", "order_verified",
        "order_withdrawn",
    ];

    [Fact]
    public void Kinds_are_promises_and_every_one_is_in_the_frozen_journal()
    {
        Assert.Equal(Kinds, OfOrders(FactJson.Kinds.Where(Kinds.Contains)));
        Assert.Equal(OfOrders(FactJson.Kinds), OfOrders(Lines().Select(line => line.Kind).Distinct()));
    }

    [Fact]
    public void The_frozen_journal_still_replays_to_the_same_orders()
    {
        var orders = Replay();

        Assert.Equal(
            [(OrderSlip.Archived, OrderOutcome.Handled), (OrderSlip.Accepted, null), (OrderSlip.Ordered, null),
             (OrderSlip.Archived, OrderOutcome.Withdrawn)],
            orders.Select(order => (order.Slip, order.Outcome)));
        Assert.Equal(["the other is ill"], orders.Select(order => order.Overridden).OfType<string>());
        Assert.Equal(5, orders[0].Stars);
        Assert.Equal([1, 2, 6, 7, 9, 10], orders[0].SlipTimes.Select(time => time!.Value.Minute));
        Assert.Equal(["gridworker-zhao", "member-wu", "member-zheng"], orders[0].Performers);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(Read(line.Kind, line.Fact)).Payload)));

    private static IEnumerable<string> OfOrders(IEnumerable<string> kinds) => kinds
        .Where(kind => kind.StartsWith("order_", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static List<OrderState> Replay()
    {
        var orders = new SortedDictionary<int, OrderState>();
        foreach (var (index, line) in Lines().Index())
        {
            var fact = (OrderEvent)Read(line.Kind, line.Fact);
            var before = orders.GetValueOrDefault(fact.Order);
            orders[fact.Order] = OrderState.Apply(before, GridOnPaper.Code, fact, line.At, index + 1);
        }

        return [.. orders.Values];
    }

    private static Fact Read(string kind, string fact) => FactJson.Read(kind, Encoding.UTF8.GetBytes(fact));

    private static IEnumerable<(DateTimeOffset At, string Kind, string Fact)> Lines() =>
        from text in File.ReadLines(RepositoryFiles.Path("tests", "Unit", "Orders", "orders.v1.jsonl"))
        let line = JsonDocument.Parse(text).RootElement
        select (
            line.GetProperty("at").GetDateTimeOffset(),
            line.GetProperty("kind").GetString()!,
            line.GetProperty("fact").GetRawText());
}
