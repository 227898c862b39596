using GridOrleans.Access;
using GridOrleans.Integration.Journal;
using GridOrleans.Integration.Reading;
using GridOrleans.Orders;
using GridOrleans.Units;
using GridOrleans.Verification;
using Xunit;

namespace GridOrleans.Integration.Verification;

/// <summary>What the audit must find of orders on every engine.</summary>
public abstract class OrderAuditContract : AuditTest
{
    [Fact]
    public async Task A_slip_that_was_skipped_is_found()
    {
        var (history, placed) = await Placed();

        await Append(history.Tell(new OrderArchived(placed.Order, Sign(history, Role.VillageClerk, "zhou"))));

        await Finds(history, "begins at verified");
    }

    [Fact]
    public async Task A_slip_that_another_role_took_is_found()
    {
        var (history, placed) = await Placed();

        await Append(history.Tell(new OrderAccepted(placed.Order, Sign(history, Role.VillageClerk, "zhou"), null)));

        await Finds(history, "is made by full_time_gridworker");
    }

    [Fact]
    public async Task A_supervisor_who_had_a_part_in_the_order_is_found()
    {
        var (history, placed) = await Placed();
        await Append(history.Tell(new OrderAccepted(placed.Order, Sign(history, Role.GroupLeader, "sun"), null)));
        await Append(history.Tell(new OrderSolved(placed.Order, Sign(history, Role.GroupLeader, "sun"), "done", [])));

        var desk = new Signature("sun", Role.TownshipDesk, history.Grid.At(UnitLevel.Township));
        await Append(history.Tell(new OrderVerified(placed.Order, desk, "ok", true)));

        await Finds(history, "neither accepted the order");
    }

    [Fact]
    public async Task A_serial_that_was_left_out_is_found()
    {
        var (history, placed) = await Placed();

        await Append(history.Tell(placed with { Order = placed.Order + 2 }));

        await Finds(history, $"order {placed.Order + 1} was due");
    }

    [Theory]
    [InlineData("UPDATE order_file SET slip = 'accepted' WHERE number = @number", "slip")]
    [InlineData("UPDATE order_file SET accepted_at = ordered_at WHERE number = @number", "accepted_at")]
    [InlineData("UPDATE order_file SET state = '{}' WHERE number = @number", "state")]
    [InlineData("UPDATE order_file SET number = number || '0' WHERE number = @number", "not")]
    [InlineData("DELETE FROM order_file WHERE number = @number", "lacks")]
    public async Task A_row_that_is_not_what_the_journal_says_is_found(string sql, string named)
    {
        var (history, placed) = await Placed();
        await CatchUp(NewProjector());
        var number = new OrderNumber(history.Grid, placed.Order);

        Assert.Equal(1, await Tamper(sql, new { number = number.ToString() }));

        var report = await Audit();
        Names(report, AuditKind.WrongRow, history, history.Version);
        Assert.Contains(report.Findings, finding => finding.Detail.Contains(named, StringComparison.Ordinal));
    }

    private async Task<(GridHistory History, OrderPlaced Placed)> Placed()
    {
        var history = (await Write(commands: 60))[0];
        var placed = history.OrderBook.Place("换灯泡");
        await Append(history.Tell(placed));
        await using (var model = NewModel())
        {
            await CatchUp(NewProjector(model));
        }

        Assert.Empty((await Audit()).Findings);
        return (history, placed);
    }

    private async Task Finds(GridHistory history, string named)
    {
        var finding = Assert.Single((await Audit()).Findings);
        Assert.Equal(
            (AuditKind.IllegalFact, history.Stream, history.Version),
            (finding.Kind, finding.Stream, finding.Version));
        Assert.Contains(named, finding.Detail, StringComparison.Ordinal);
    }

    private static Signature Sign(GridHistory history, Role role, string id) =>
        new(id, role, history.Grid.At(UnitLevel.Village));
}

public sealed class SqliteOrderAuditTests : OrderAuditContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresOrderAuditTests(PostgresServer server) : OrderAuditContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
