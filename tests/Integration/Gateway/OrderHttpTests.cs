using GridOrleans.Orders;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class OrderHttpTests
{
    private const string Lamp = """{"text":"换灯泡","place":{"lon":113.1,"lat":40.1}}""";
    private const string Clerk = "village_clerk@140212100201";

    [Fact]
    public async Task An_order_is_taken_by_the_grid_that_covers_the_place()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Clerk);

        var answer = await gateway.Post("/v1/orders", token, Lamp);
        var again = await gateway.Post("/v1/orders", token, Lamp);

        Assert.True(answer.Status == 201, answer.ToString());
        Assert.Equal($"/v1/orders/{FakeCity.Grid}-D1", answer.Headers.Location?.ToString());
        Assert.Equal($"{FakeCity.Grid}-D1", answer.Json.GetProperty("number").GetString());
        Assert.Equal("ordered", answer.Json.GetProperty("slip").GetString());
        Assert.Equal(6, answer.Json.GetProperty("slipTimes").GetArrayLength());
        Assert.Equal("""["accept","send_back"]""", answer.Json.GetProperty("legalMoves").GetRawText());
        Assert.Equal(answer.Text, again.Text);
        var place = Assert.IsType<PlaceOrder>(gateway.City.GridOf(FakeCity.Grid).Orders.Asked[0].Command);
        Assert.False(place.Evidence.IsDefault);
    }

    [Theory]
    [InlineData("""{"text":"x","place":{"lon":1,"lat":1}}""", 422, "outside_city")]
    [InlineData("""{"text":"x","place":{"lon":113.1,"lat":40.1},"grid":"140212100201002"}""", 422, "wrong_grid")]
    [InlineData("""{"text":"x","place":{"lon":113.4,"lat":40.1}}""", 403, "not_entitled")]
    [InlineData("""{"text":"x"}""", 400, "invalid")]
    public async Task An_order_that_no_grid_may_take_is_refused(string body, int status, string code)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post("/v1/orders", gateway.Token("wang", Clerk), body);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Empty(gateway.City.GridsAsked);
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Every_move_reaches_its_grid_as_its_command(string move, string body)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Orders.Add("li");

        var answer = await gateway.Post($"/v1/orders/{number}/{move}", gateway.Token("wang", Clerk), body);

        Assert.True(answer.Status == 200, answer.ToString());
        var request = Assert.Single(gateway.City.GridOf(FakeCity.Grid).Orders.Asked);
        Assert.Equal(number, request.Order);
        Assert.Equal(move.Replace("_", "", StringComparison.Ordinal), $"{request.Command.Move}".ToLowerInvariant());
        Assert.False(
            request.Command is FulfilOrder { Evidence.IsDefault: true } or SolveOrder { Evidence.IsDefault: true });
    }

    [Fact]
    public void Every_move_has_its_example() =>
        Assert.Equal(
            Enum.GetNames<OrderMove>().Where(move => move != nameof(OrderMove.Place)).Select(LowerCase).Order(),
            Moves.Select(move => LowerCase(move.Data.Item1)).Order());

    [Fact]
    public async Task A_conflict_names_the_orders_legal_moves()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(
            $"/v1/orders/{FakeCity.Grid}-D9/archive",
            gateway.Token("wang", Clerk),
            "{}");

        Assert.Equal((404, "unknown_order"), (answer.Status, answer.Code));
        Assert.Equal("""["send_back","verify"]""", answer.Json.GetProperty("legalMoves").GetRawText());
    }

    [Fact]
    public async Task An_order_is_read_as_it_stood_at_an_instant()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Orders.Add("li");
        var token = gateway.Token("wang", Clerk);

        var answer = await gateway.Get($"/v1/orders/{number}?asOf=2026-05-02T08:00:00%2B08:00", token);
        var wrong = await gateway.Get($"/v1/orders/{number}?asOf=yesterday", token);
        var grid = await gateway.Get($"/v1/grids/{FakeCity.Grid}", token);

        var order = answer.Json.GetProperty("order");
        Assert.Equal("2026-05-02T08:00:00+08:00", order.GetProperty("updatedAt").GetString());
        Assert.Equal("换灯泡", answer.Json.GetProperty("history")[0].GetProperty("fact").GetProperty("text").GetString());
        Assert.Equal((400, "asOf"), (wrong.Status, wrong.Fields.Single()));
        Assert.Equal(number.ToString(), grid.Json.GetProperty("openOrders")[0].GetString());
    }

    [Fact]
    public async Task A_resident_reads_their_own_order_and_learns_nothing_of_others()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var orders = gateway.City.GridOf(FakeCity.Grid).Orders;
        var (own, others) = (orders.Add("zhao"), orders.Add("li"));
        var token = gateway.Token("zhao", "resident@140212100201");

        var mine = await gateway.Get($"/v1/orders/{own}", token);
        var theirs = await gateway.Get($"/v1/orders/{others}", token);
        var none = await gateway.Get($"/v1/orders/{FakeCity.Grid}-D99", token);
        var move = await gateway.Post($"/v1/orders/{FakeCity.Grid}-D99/withdraw", token, "{}");

        Assert.Equal(200, mine.Status);
        Assert.Equal((403, "not_entitled"), (theirs.Status, theirs.Code));
        Assert.Equal((403, theirs.Detail), (none.Status, none.Detail));
        Assert.Equal((403, theirs.Detail), (move.Status, move.Detail));
    }

    public static TheoryData<string, string> Moves { get; } = new()
    {
        { "accept", "{}" },
        { "dispatch", """{"helpers":["wu"]}""" },
        { "fulfil", """{"result":"已换"}""" },
        { "verify", """{"residentSaid":"亮了","satisfied":true}""" },
        { "archive", "{}" },
        { "solve", """{"result":"已换"}""" },
        { "send_back", """{"reason":"x"}""" },
        { "override", """{"reason":"x"}""" },
        { "decline", """{"reason":"x"}""" },
        { "withdraw", "{}" },
        { "reopen", """{"reason":"x"}""" },
        { "rate", """{"stars":5}""" },
    };

    private static string LowerCase(string move) =>
        move.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
