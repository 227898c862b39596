using GridOrleans.Orders;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Orders;

public sealed class OrderValidationTests
{
    private static readonly string Long = new('长', 2_001);

    private static readonly Dictionary<string, (OrderCommand Command, string[] Fields)> Malformed = new()
    {
        ["place: all"] = (
            new PlaceOrder("", new(181, 91, "a\nb")) { Evidence = [""] },
            ["text", "evidence[0]", "place.lon", "place.lat", "place.address"]),
        ["place: no place"] = (new PlaceOrder(Long, null!), ["text", "place"]),
        ["accept: note"] = (new AcceptOrder(" "), ["note"]),
        ["dispatch: nobody"] = (new DispatchOrder([]), ["helpers"]),
        ["dispatch: unset"] = (new DispatchOrder(default, Long[..1_001]), ["helpers", "note"]),
        ["dispatch: too many"] = (new DispatchOrder([.. Enumerable.Range(0, 21).Select(n => $"m{n}")]), ["helpers"]),
        ["dispatch: twice, blank, long"] = (
            new DispatchOrder(["a", "a", null!, Long[..65]]),
            ["helpers[1]", "helpers[2]", "helpers[3]"]),
        ["fulfil: all"] = (new FulfilOrder(null!) { Evidence = [Long[..201]] }, ["result", "evidence[0]"]),
        ["solve: all"] = (new SolveOrder(Long) { Evidence = [.. Enumerable.Repeat("a", 10)] }, ["result", "evidence"]),
        ["verify: silent"] = (new VerifyOrder("", true), ["residentSaid"]),
        ["send back: reason"] = (new SendBackOrder(""), ["reason"]),
        ["override: reason"] = (new OverrideOrder(null!), ["reason"]),
        ["decline: reason"] = (new DeclineOrder(Long[..1_001]), ["reason"]),
        ["withdraw: reason"] = (new WithdrawOrder(""), ["reason"]),
        ["reopen: reason"] = (new ReopenOrder(""), ["reason"]),
        ["rate: all"] = (new RateOrder(6, ""), ["stars", "text"]),
    };

    public static TheoryData<string> Names => [.. Malformed.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_wrong_field_is_named_at_once(string name)
    {
        var (command, fields) = Malformed[name];

        var refusal = Check(command, command is PlaceOrder ? null : OrderStories.Number(1));

        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(fields, refusal!.Fields.Select(error => error.Field));
    }

    [Fact]
    public void Every_command_with_fields_is_malformed_once() =>
        Assert.Equal(
            Enum.GetValues<OrderMove>().Except([OrderMove.Archive]),
            Malformed.Values.Select(row => row.Command.Move).Distinct().Order());

    [Fact]
    public void Everything_at_its_limit_is_accepted()
    {
        OrderCommand[] commands =
        [
            new PlaceOrder(Long[..2_000], new(-180, 90, Long[..200])) { Evidence = default },
            new AcceptOrder(),
            new DispatchOrder([.. Enumerable.Range(10, 20).Select(n => new string('m', 62) + n)], Long[..1_000]),
            new FulfilOrder("one line") { Evidence = [.. Enumerable.Repeat(Long[..200], 9)] },
            new VerifyOrder(Long[..1_000], Satisfied: false),
            new WithdrawOrder(),
            new RateOrder(1),
        ];

        Assert.All(
            commands,
            command => Assert.Null(Check(command, command is PlaceOrder ? null : OrderStories.Number(1))));
    }

    [Fact]
    public void A_new_order_has_no_number_yet_and_every_other_command_has_one()
    {
        Assert.Equal("order", Assert.Single(Check(OrderStories.Lamp, OrderStories.Number(1))!.Fields).Field);
        Assert.Equal("order", Assert.Single(Check(new ArchiveOrder(), null)!.Fields).Field);
    }

    private static Refusal? Check(OrderCommand command, OrderNumber? number) =>
        OrderValidation.Check(new(default, People.Clerk, number, command));
}
