using GridOrleans.Cases;
using GridOrleans.Orders;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class CommandBatchTests
{
    private const string Desk = "county_centre@140212";

    [Fact]
    public async Task Answers_stand_in_the_order_of_the_commands_and_each_grid_is_asked_once()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var first = gateway.City.GridOf(FakeCity.Grid).Add("li");
        var beside = gateway.City.GridOf(FakeCity.GridBeside).Add("li");

        var answer = await Send(gateway, $$"""
            {"commands":[
              {"id":"command-1","case":"{{first}}","move":"file","severity":"ordinary"},
              {"id":"command-2","case":"{{beside}}","move":"start"},
              {"id":"command-3","move":"report","text":"路灯","place":{"lon":113.1,"lat":40.1},"source":"resident"},
              {"id":"command-4","case":"{{first}}","move":"suspend","reason":"冬季停工"},
              {"id":"command-5","case":"{{beside}}","move":"finish","result":"done"}]}
            """);

        Assert.Equal([200, 200, 201, 200, 200], Statuses(answer));
        Assert.Equal(["command-1", "command-2", "command-3", "command-4", "command-5"], Ids(answer));
        Assert.Equal($"{FakeCity.Grid}-2", Result(answer, 2).GetProperty("case").GetProperty("number").GetString());
        Assert.Equal(
            [CaseMove.File, CaseMove.Report, CaseMove.Suspend],
            gateway.City.GridOf(FakeCity.Grid).Asked.Select(request => request.Command.Move));
        Assert.Equal(1, gateway.City.GridOf(FakeCity.Grid).Calls);
        Assert.Equal(1, gateway.City.GridOf(FakeCity.GridBeside).Calls);
        Assert.Empty(((FinishCase)gateway.City.GridOf(FakeCity.GridBeside).Asked[1].Command).Evidence);
    }

    [Fact]
    public async Task Orders_stand_among_cases_and_keep_their_order()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var grid = gateway.City.GridOf(FakeCity.Grid);
        var (file, order) = (grid.Add("li"), grid.Orders.Add("li"));

        var answer = await Send(gateway, $$"""
            {"commands":[
              {"id":"command-1","move":"place","text":"换灯泡","place":{"lon":113.1,"lat":40.1} },
              {"id":"command-2","case":"{{file}}","move":"start"},
              {"id":"command-3","order":"{{order}}","move":"dispatch","helpers":["wu","zheng"]},
              {"id":"command-4","order":"{{order}}","move":"rate","stars":5},
              {"id":"command-5","order":"{{order}}","move":"file"},
              {"id":"command-6","order":"{{order}}","move":"place"},
              {"id":"command-7","order":"{{order}}","case":"{{file}}","move":"reopen","reason":"x"},
              {"id":"command-8","order":"{{file}}","move":"accept"},
              {"id":"command-9","order":"{{FakeCity.Grid}}-D9","move":"accept"}]}
            """);

        Assert.Equal([201, 200, 200, 200, 400, 400, 400, 400, 404], Statuses(answer));
        Assert.Equal($"{FakeCity.Grid}-D2", Result(answer, 0).GetProperty("order").GetProperty("number").GetString());
        Assert.False(Result(answer, 0).TryGetProperty("case", out _));
        Assert.False(Result(answer, 1).TryGetProperty("order", out _));
        Assert.Equal(
            [OrderMove.Place, OrderMove.Dispatch, OrderMove.Rate, OrderMove.Accept],
            grid.Orders.Asked.Select(request => request.Command.Move));
        Assert.Equal(["wu", "zheng"], ((DispatchOrder)grid.Orders.Asked[1].Command).Helpers);
        Assert.Equal(2, grid.Calls);
    }

    [Fact]
    public async Task A_batch_sent_again_gets_the_same_answers()
    {
        await using var gateway = await GatewayUnderTest.Start();
        const string Batch = """
            {"commands":[
              {"id":"command-1","move":"report","text":"x","place":{"lon":113.1,"lat":40.1},"source":"resident"},
              {"id":"command-2","move":"report","text":"y","place":{"lon":113.2,"lat":40.1},"source":"resident"}]}
            """;

        var first = await Send(gateway, Batch);
        var again = await Send(gateway, Batch);

        Assert.Equal(first.Text, again.Text);
    }

    [Theory]
    [InlineData("""{"id":"command-1","case":"140212100201001-1","move":"fly"}""", 400, "invalid", "move")]
    [InlineData("""{"id":"command-1","case":"140212100201001-1"}""", 400, "invalid", "move")]
    [InlineData("""{"id":"command-1","case":"17","move":"start"}""", 400, "invalid", "case")]
    [InlineData("""{"id":"command-1","move":"start"}""", 400, "invalid", "case")]
    [InlineData("""{"id":"command-1","case":"140212100201001-1","move":"file"}""", 400, "invalid", "severity")]
    [InlineData("""{"id":"command-1","case":"140212100201001-1","move":"start","x":1}""", 400, "invalid", "x")]
    [InlineData("""{"id":"command-1","case":"140212100201001-1","move":"report"}""", 400, "invalid", "case")]
    [InlineData("""{"id":"short","case":"140212100201001-1","move":"start"}""", 400, "idempotency_key", null)]
    [InlineData("""{"case":"140212100201001-1","move":"start"}""", 400, "idempotency_key", null)]
    [InlineData("17", 400, "invalid", "id")]
    [InlineData("""{"id":"command-1","case":"140221100001001-1","move":"start"}""", 403, "not_entitled", null)]
    [InlineData("""{"id":"command-1","case":"140212100201999-1","move":"start"}""", 404, "unknown_unit", null)]
    public async Task A_command_that_cannot_be_taken_does_not_stop_the_others(
        string command, int status, string code, string? field)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.GridBeside).Add("li");

        var answer = await Send(
            gateway,
            $$"""{"commands":[{{command}},{"id":"command-9","case":"{{number}}","move":"start"}]}""");

        Assert.Equal([status, 200], Statuses(answer));
        var problem = Result(answer, 0).GetProperty("problem");
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(
            field,
            problem.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("field").GetString() : null);
        Assert.Single(gateway.City.GridsAsked);
    }

    [Fact]
    public async Task A_report_outside_the_city_is_refused_alone()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await Send(gateway, """
            {"commands":[
              {"id":"command-1","move":"report","text":"x","place":{"lon":100,"lat":30},"source":"resident"},
              {"id":"command-2","move":"report","text":"x","place":{"lon":113.1,"lat":40.1},"source":"resident"}]}
            """);

        Assert.Equal([422, 201], Statuses(answer));
    }

    [Fact]
    public async Task A_grid_that_cannot_answer_does_not_hide_the_answers_of_the_others()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var down = gateway.City.GridOf(FakeCity.Grid).Add("li");
        var up = gateway.City.GridOf(FakeCity.GridBeside).Add("li");
        gateway.City.Answer = request => request.Case == down ? throw new JournalUnavailableException("full") : null;

        var answer = await Send(gateway, $$"""
            {"commands":[{"id":"command-1","case":"{{down}}","move":"start"},
                         {"id":"command-2","case":"{{up}}","move":"start"}]}
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal([503, 200], Statuses(answer));
        var problem = Result(answer, 0).GetProperty("problem");
        Assert.Contains("same id", problem.GetProperty("detail").GetString()!, Ordinal);
    }

    [Fact]
    public async Task A_batch_of_as_many_as_allowed_is_taken_and_one_more_is_not()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.GridOf(FakeCity.Grid).Add("li");

        var most = await Send(gateway, Batch(500));
        var more = await Send(gateway, Batch(501));

        Assert.Equal(500, Statuses(most).Count(status => status == 200));
        Assert.Equal((413, "too_large"), (more.Status, more.Code));
        Assert.Equal(500, gateway.City.GridOf(FakeCity.Grid).Asked.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"commands":{}}""")]
    [InlineData("""{"commands":[],"atomic":true}""")]
    [InlineData("{\"commands\":[")]
    public async Task What_is_no_batch_is_refused_as_a_whole(string body)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await Send(gateway, body);

        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Batch(int count) => $$"""
        {"commands":[{{string.Join(',', Enumerable.Range(0, count).Select(n =>
            $$"""{"id":"command-{{n}}","case":"{{FakeCity.Grid}}-1","move":"start"}"""))}}]}
        """;

    private static Task<Answer> Send(GatewayUnderTest gateway, string body) =>
        gateway.Send(HttpMethod.Post, "/v1/commands", new(gateway.Token("wang", Desk), Body: body));

    private static System.Text.Json.JsonElement Result(Answer answer, int index) =>
        answer.Json.GetProperty("results")[index];

    private static IEnumerable<int> Statuses(Answer answer) => answer.Json.GetProperty("results").EnumerateArray()
        .Select(result => result.GetProperty("status").GetInt32());

    private static IEnumerable<string?> Ids(Answer answer) => answer.Json.GetProperty("results").EnumerateArray()
        .Select(result => result.GetProperty("id").GetString());
}
