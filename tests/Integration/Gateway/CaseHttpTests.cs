using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class CaseHttpTests
{
    private const string Manhole = """{"text":"井盖破损","place":{"lon":113.1,"lat":40.1},"source":"resident"}""";
    private const string Clerk = "village_clerk@140212100201";

    [Fact]
    public async Task A_report_is_taken_by_the_grid_that_covers_the_place()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post("/v1/cases", gateway.Token("wang", Clerk), Manhole);

        Assert.True(answer.Status == 201, answer.ToString());
        Assert.Equal($"/v1/cases/{FakeCity.Grid}-1", answer.Headers.Location?.ToString());
        Assert.Equal($"{FakeCity.Grid}-1", answer.Json.GetProperty("number").GetString());
        Assert.Contains("井盖破损", answer.Text, StringComparison.Ordinal);
        var request = Assert.Single(gateway.City.GridOf(FakeCity.Grid).Asked);
        Assert.Equal("command-0001", request.Id.ToString());
        Assert.Equal("wang", request.By.Id);
        Assert.Equal(UnitCode.Parse("140212100201"), Assert.Single(request.By.Grants).Unit);
        var report = Assert.IsType<ReportCase>(request.Command);
        Assert.Equal(ReportCase.Unclassified, report.Item);
        Assert.Empty(report.Evidence);
    }

    [Fact]
    public async Task A_resend_with_the_same_key_is_the_same_case()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Clerk);

        var first = await gateway.Post("/v1/cases", token, Manhole);
        var again = await gateway.Post("/v1/cases", token, Manhole, "\"command-0001\"");

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Status, again.Status);
    }

    [Theory]
    [InlineData(null, "header")]
    [InlineData("short", "8–64")]
    [InlineData("with space in it", "8–64")]
    public async Task A_write_without_an_id_is_told_the_one_way_to_retry(string? id, string named)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Clerk);

        var answer = await gateway.Send(HttpMethod.Post, "/v1/cases", new(token, id, Manhole));

        Assert.Equal((400, "idempotency_key"), (answer.Status, answer.Code));
        Assert.Contains(named, answer.Detail, StringComparison.Ordinal);
        Assert.Contains("UUID", answer.Detail, StringComparison.Ordinal);
        Assert.Empty(gateway.City.GridsAsked);
    }

    [Theory]
    [InlineData(100.0, 30.0, "check the place")]
    [InlineData(40.1, 113.1, "swapped")]
    public async Task A_place_outside_the_city_is_refused(double lon, double lat, string told)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var body = FormattableString.Invariant(
            $$"""{"text":"x","place":{"lon":{{lon}},"lat":{{lat}}},"source":"hotline"}""");

        var answer = await gateway.Post("/v1/cases", gateway.Token("wang", Clerk), body);

        Assert.Equal((422, "outside_city"), (answer.Status, answer.Code));
        Assert.Contains(told, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FakeCity.Grid, 201)]
    [InlineData(FakeCity.GridBeside, 422)]
    public async Task A_named_grid_must_be_the_one_that_covers_the_place(string grid, int status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var body = $$"""{"grid":"{{grid}}",{{Manhole[1..]}}""";

        var answer = await gateway.Post("/v1/cases", gateway.Token("wang", Clerk), body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 422 ? "wrong_grid" : null, answer.Code);
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Every_move_reaches_its_grid_as_its_command(string move, string body)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Add("li");

        var answer = await gateway.Post($"/v1/cases/{number}/{move}", gateway.Token("wang", Clerk), body);

        Assert.True(answer.Status == 200, answer.ToString());
        var request = Assert.Single(gateway.City.GridOf(FakeCity.Grid).Asked);
        Assert.Equal(number, request.Case);
        Assert.Equal(move, JsonNamingPolicy.SnakeCaseLower.ConvertName(request.Command.Move.ToString()));
        AssertNoArrayIsMissing(request.Command);
    }

    [Fact]
    public void Every_move_has_its_example()
    {
        var moves = Enum.GetValues<CaseMove>()
            .Where(move => move is not (CaseMove.Report or CaseMove.Alarm))
            .Select(move => JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString()));

        Assert.Equal(moves.Order(), Moves.Select(move => move.Data.Item1).Order());
    }

    [Fact]
    public async Task A_move_without_fields_needs_no_body()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Add("li");

        var answer = await gateway.Send(
            HttpMethod.Post,
            $"/v1/cases/{number}/start",
            new(gateway.Token("wang", Clerk), "command-0001"));

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_file_is_read_as_it_stood_at_an_instant()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Add("li");
        var token = gateway.Token("wang", Clerk);

        var answer = await gateway.Get($"/v1/cases/{number}?asOf=2026-05-02T08:00:00%2B08:00", token);
        var wrong = await gateway.Get($"/v1/cases/{number}?asOf=2026-05-02T08:00:00", token);

        Assert.Equal("2026-05-02T08:00:00+08:00", answer.Json.GetProperty("case").GetProperty("updatedAt").GetString());
        var fact = answer.Json.GetProperty("history")[0].GetProperty("fact");
        Assert.Equal("井盖破损", fact.GetProperty("text").GetString());
        Assert.Equal((400, "asOf"), (wrong.Status, wrong.Fields.Single()));
    }

    [Fact]
    public async Task A_number_in_no_grid_of_the_plan_starts_no_grain()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "city_centre@1402");

        var read = await gateway.Get("/v1/cases/140299999999999-1", token);
        var write = await gateway.Post("/v1/cases/140299999999999-1/start", token, "{}");

        Assert.Equal((404, "unknown_unit"), (read.Status, read.Code));
        Assert.Equal((404, "unknown_unit"), (write.Status, write.Code));
        Assert.Empty(gateway.City.GridsAsked);
    }

    public static TheoryData<string, string> Moves { get; } = new()
    {
        { "file", """{"severity":"ordinary"}""" },
        { "assign", """{"to":{"kind":"gridworker","id":"li"},"ticket":"T-1"}""" },
        { "start", "{}" },
        { "finish", """{"result":"更换井盖"}""" },
        { "confirm", """{"feedback":"已更换"}""" },
        { "close", "{}" },
        { "rework", """{"reason":"x"}""" },
        { "return", """{"why":"not_my_duty"}""" },
        { "extend", """{"hours":24,"reason":"x"}""" },
        { "suspend", """{"reason":"x"}""" },
        { "resume", "{}" },
        { "escalate", """{"reason":"x"}""" },
        { "supervise", """{"due":"2026-05-02T08:00:00+08:00","reason":"x"}""" },
        { "merge", """{"into":"140212100201001-2"}""" },
        { "reject", """{"reason":"x"}""" },
        { "reopen", """{"reason":"x"}""" },
        { "appeal", """{"reason":"x"}""" },
        { "rate", """{"stars":5}""" },
        { "acknowledge", """{"note":"已派人"}""" },
        { "guide", """{"text":"先断电"}""" },
        { "raise", """{"severity":"major","reason":"x"}""" },
        { "lower", """{"severity":"ordinary","reason":"x"}""" },
        { "hand_back", """{"reason":"x"}""" },
    };

    // An array that is absent must be empty for the grain, not unset: an unset one throws at its first use.
    private static void AssertNoArrayIsMissing(CaseCommand command)
    {
        if (command is FinishCase finish)
        {
            Assert.False(finish.Evidence.IsDefault);
        }

        if (command is CloseCase close)
        {
            Assert.False(close.Conditions.IsDefault);
        }
    }
}
