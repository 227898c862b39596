using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Grids;

/// <summary>What a grid promises of its orders beyond their rules: what it promises of cases.</summary>
public abstract class OrderGrainContract : StorageTest
{
    private static readonly UnitCode Code = UnitCode.Parse("140213067201001");

    private static readonly (Role Role, string Who, OrderCommand Command)[] Walk =
    [
        (Role.FullTimeGridworker, "zhao", new AcceptOrder()),
        (Role.VillageClerk, "zhou", new DispatchOrder(["wu", "zheng"])),
        (Role.PartyMember, "zheng", new FulfilOrder("已换好")),
        (Role.PartyMember, "wu", new FulfilOrder("已换好")),
        (Role.TownshipDesk, "township", new VerifyOrder("亮了", Satisfied: true)),
        (Role.VillageClerk, "zhou", new ArchiveOrder()),
    ];

    [Fact]
    public async Task An_order_goes_its_six_slips_and_its_file_tells_them_all()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);

        var number = await ToArchive(grid, "a");

        var file = (await grid.ReadOrder(number, null)).Value!;
        Assert.Equal((OrderSlip.Archived, OrderOutcome.Handled), (file.Order.Slip, file.Order.Outcome));
        Assert.All(file.Order.SlipTimes, time => Assert.NotNull(time));
        Assert.Equal(
            [
                "order_placed", "order_accepted", "order_dispatched", "order_fulfilled", "order_fulfilled",
                "order_verified", "order_archived",
            ],
            file.History.Select(entry => entry.Kind));
        var then = await grid.ReadOrder(number, file.History[1].At);
        var before = await grid.ReadOrder(number, file.History[0].At.AddTicks(-10));
        Assert.Equal(OrderSlip.Accepted, then.Value!.Order.Slip);
        Assert.Equal(RefusalCode.UnknownOrder, before.Refusal?.Code);
    }

    [Fact]
    public async Task A_resent_command_gets_its_first_answer_also_after_a_restart()
    {
        OrderView first;
        OrderNumber number;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            first = (await grid.ExecuteOrder(Place("r"))).Value!;
            number = await ToArchive(grid, "r");
        }

        await using var again = await RunningSilo.Start(Another());
        var resent = await again.Grid(Code).ExecuteOrder(Place("r"));
        var sealing = await again.Grid(Code).ExecuteOrder(Step(number, "r", Walk.Length - 1));

        Assert.Equivalent(first, resent.Value);
        Assert.Equal(OrderSlip.Archived, sealing.Value?.Slip);
        Assert.Equal(8, (await again.Grid(Code).Read()).Value!.Version);
    }

    [Fact]
    public async Task A_known_id_with_another_command_in_it_is_refused_also_when_that_is_on_a_case()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var grid = await silo.Established(Code);
        var place = Place("r");
        var number = (await grid.ExecuteOrder(place)).Value!.Number;

        var otherText = await grid.ExecuteOrder(place with { Command = new PlaceOrder("别的事", Here) });
        var otherCaller = await grid.ExecuteOrder(place with { By = place.By with { Id = "sun" } });
        var otherMove = await grid.ExecuteOrder(By(Role.Resident, "wang", number, place.Id, new WithdrawOrder()));
        var onCase = await grid.Execute(new(
            place.Id,
            place.By,
            null,
            new ReportCase("换灯泡", Here, ReportSource.Resident)));

        Assert.All(
            [otherText.Refusal, otherCaller.Refusal, otherMove.Refusal, onCase.Refusal],
            refusal => Assert.Equal(RefusalCode.CommandIdReused, refusal?.Code));
    }

    [Fact]
    public async Task A_sealed_order_is_rated_and_reopened_and_stays_open_after_a_restart()
    {
        OrderNumber number;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            number = await ToArchive(grid, "a");
            var replies = await grid.ExecuteOrders(
            [
                By(Role.Resident, "wang", number, CommandId.Parse("rating-1"), new RateOrder(5)),
                By(Role.VillageClerk, "zhou", number, CommandId.Parse("reopen-1"), new ReopenOrder("又灭了")),
                By(Role.VillageClerk, "zhou", number, CommandId.Parse("dispatch-1"), new DispatchOrder(["wu"])),
            ]);
            Assert.Equal(
                [OrderSlip.Archived, OrderSlip.Accepted, OrderSlip.Dispatched],
                replies.Select(reply => reply.Value!.Slip));
        }

        await using var again = await RunningSilo.Start(Another());
        var view = (await again.Grid(Code).Read()).Value!;

        Assert.Equal([number], view.OpenOrders);
        Assert.Empty(view.OpenCases);
    }

    [Fact]
    public async Task Orders_and_cases_share_a_grids_stream_and_its_snapshot()
    {
        GridView before;
        OrderFile order;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = await silo.Established(Code);
            await Task.WhenAll(Enumerable.Range(0, 600).SelectMany(i => new Task[]
            {
                grid.ExecuteOrder(Place($"snap-{i}")),
                grid.Execute(new(
                    CommandId.Parse($"case-{i}-of-many"),
                    new("wang", [new(Role.Resident, Code)]),
                    null,
                    new ReportCase("路灯不亮", Here, ReportSource.Resident))),
            }));
            order = (await grid.ReadOrder(await ToArchive(grid, "after"), null)).Value!;
            before = (await grid.Read()).Value!;
        }

        await using var again = await RunningSilo.Start(Another());

        Assert.Equivalent(before, (await again.Grid(Code).Read()).Value);
        Assert.Equivalent(order, (await again.Grid(Code).ReadOrder(order.Order.Number, null)).Value);
        Assert.Equal((600, 600), (before.OpenOrders.Length, before.OpenCases.Length));
    }

    private static Place Here { get; } = new(113.29, 40.09);

    private static async Task<OrderNumber> ToArchive(IGridGrain grid, string id)
    {
        var number = (await grid.ExecuteOrder(Place(id))).Value!.Number;
        for (var i = 0; i < Walk.Length; i++)
        {
            Assert.Null((await grid.ExecuteOrder(Step(number, id, i))).Refusal);
        }

        return number;
    }

    private static OrderRequest Place(string id) =>
        By(Role.Resident, "wang", null, CommandId.Parse($"{id}-placed"), new PlaceOrder("换灯泡", Here));

    private static OrderRequest Step(OrderNumber number, string id, int step) =>
        By(Walk[step].Role, Walk[step].Who, number, CommandId.Parse($"{id}-step-{step}-of-walk"), Walk[step].Command);

    private static OrderRequest By(Role role, string who, OrderNumber? number, CommandId id, OrderCommand command)
    {
        var level = role is Role.TownshipDesk ? UnitLevel.Township : UnitLevel.Village;
        return new(id, new(who, [new(role, Code.At(level))]), number, command);
    }
}

public sealed class SqliteOrderGrainTests : OrderGrainContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresOrderGrainTests(PostgresServer server) : OrderGrainContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
