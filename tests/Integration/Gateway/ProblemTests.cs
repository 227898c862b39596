using System.Text.Json;
using GridOrleans.Cases;
using Npgsql;
using Orleans.Serialization;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class ProblemTests
{
    private const string Clerk = "village_clerk@140212100201";
    private const string Start = $"/v1/cases/{FakeCity.Grid}-1/start";
    private const string File = $"/v1/cases/{FakeCity.Grid}-1/file";

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "unknown_route")]
    [InlineData("POST", $"/v1/cases/{FakeCity.Grid}-1/fly", 404, "unknown_route")]
    [InlineData("DELETE", "/v1/cases", 405, "method_not_allowed")]
    [InlineData("GET", "/v1/cases/17", 400, "invalid")]
    [InlineData("GET", "/v1/units/17", 400, "invalid")]
    [InlineData("GET", "/v1/units/1499", 404, "unknown_unit")]
    [InlineData("GET", "/v1/grids/1402", 400, "invalid")]
    [InlineData("GET", $"/v1/cases/{FakeCity.Grid}-99", 404, "unknown_case")]
    [InlineData("GET", $"/v1/orders/{FakeCity.Grid}-D99", 404, "unknown_order")]
    [InlineData("GET", $"/v1/orders/{FakeCity.Grid}-1", 400, "invalid")]
    [InlineData("GET", $"/v1/cases/{FakeCity.Grid}-D1", 400, "invalid")]
    [InlineData("GET", "/v1/locate?lon=NaN&lat=1", 400, "invalid")]
    [InlineData("GET", "/v1/locate?lat=1", 400, "invalid")]
    [InlineData("GET", "/v1/locate?lon=1&lat=1", 422, "outside_city")]
    [InlineData("GET", "/v1/cases", 400, "invalid")]
    public async Task Every_error_is_a_problem(string method, string path, int status, string code)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Send(new(method), path, new(gateway.Token("wang", Clerk)));

        AssertProblem(answer, status, code);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_answered_415_or_400()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Clerk);

        var form = await gateway.Send(HttpMethod.Post, Start, new(token, "command-1", "a=b", MediaType: "text/plain"));
        var broken = await gateway.Post(Start, token, "{");
        var two = await gateway.Post(Start, token, "{}{}");

        AssertProblem(form, 415, "unsupported_media_type");
        AssertProblem(broken, 400, "invalid");
        Assert.Contains("line 1", broken.Text, StringComparison.Ordinal);
        AssertProblem(two, 400, "invalid");
    }

    [Theory]
    [InlineData("""{"severity":"tiny"}""", "severity")]
    [InlineData("""{"severity":4}""", "severity")]
    [InlineData("""{"severity":null}""", "severity")]
    [InlineData("""{}""", "severity")]
    [InlineData("""{"severity":"major","groupSize":null}""", "groupSize")]
    [InlineData("""{"severity":"major","Item":"x"}""", "Item")]
    [InlineData("""{"severity":"major","item":7}""", "item")]
    [InlineData("""{"severity":"major","severity":"ordinary"}""", "severity")]
    [InlineData("""{"severity":"major","move":"file"}""", "move")]
    [InlineData("""[]""", "")]
    [InlineData("""null""", "")]
    [InlineData("""{"colour":"red"}""", "colour,severity")]
    [InlineData("""{"severity":"major","item":"\ud800"}""", "item")]
    public async Task Every_field_at_fault_is_named(string body, string fields)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(File, gateway.Token("wang", Clerk), body);

        AssertProblem(answer, 400, "invalid");
        Assert.Equal(fields, string.Join(',', answer.Fields));
        Assert.Empty(gateway.City.GridsAsked);
    }

    [Fact]
    public async Task Fields_within_fields_are_named_by_their_path()
    {
        await using var gateway = await GatewayUnderTest.Start();
        const string Body = """
            {"text":"x","place":{"lon":"113","lat":40.1,"height":3},"source":"resident","evidence":["a",7]}
            """;

        var answer = await gateway.Post("/v1/cases", gateway.Token("wang", Clerk), Body);

        Assert.Equal(["place.lon", "place.height", "evidence[1]"], answer.Fields);
    }

    [Theory]
    [InlineData("2026-05-01T08:00:00", 400)]
    [InlineData("2026-05-01", 400)]
    [InlineData("2026-13-01T08:00:00Z", 400)]
    [InlineData("2026-05-01T08:00:00Z", 404)]
    public async Task An_instant_needs_its_offset(string due, int status)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(
            $"/v1/cases/{FakeCity.Grid}-1/supervise",
            gateway.Token("wang", Clerk),
            $$"""{"due":"{{due}}","reason":"x"}""");

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData(RefusalCode.Invalid, 400)]
    [InlineData(RefusalCode.UnknownItem, 400)]
    [InlineData(RefusalCode.NotEntitled, 403)]
    [InlineData(RefusalCode.UnknownUnit, 404)]
    [InlineData(RefusalCode.UnknownCase, 404)]
    [InlineData(RefusalCode.WrongStep, 409)]
    [InlineData(RefusalCode.TicketRequired, 409)]
    [InlineData(RefusalCode.TicketExpired, 409)]
    [InlineData(RefusalCode.BigMatter, 409)]
    [InlineData(RefusalCode.SamePerson, 409)]
    [InlineData(RefusalCode.DeadlinePassed, 409)]
    [InlineData(RefusalCode.Spent, 409)]
    [InlineData(RefusalCode.CommandIdReused, 422)]
    [InlineData(RefusalCode.UnknownOrder, 404)]
    [InlineData(RefusalCode.UnknownPatrol, 404)]
    public async Task Every_refusal_has_its_status_and_its_code(RefusalCode refusal, int status)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.Answer = _ => new Refusal(refusal, "It is as it is.")
        {
            LegalMoves = [CaseMove.Confirm, CaseMove.Rework],
            Fields = [new("reason", "Expected: one.")],
        };

        var answer = await gateway.Post(Start, gateway.Token("wang", Clerk), "{}");

        AssertProblem(answer, status, JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.ToString()));
        Assert.Equal("It is as it is.", answer.Detail);
        Assert.Equal("""["confirm","rework"]""", answer.Json.GetProperty("legalMoves").GetRawText());
        Assert.Equal(["reason"], answer.Fields);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "案卷不存在")]
    [InlineData("en-GB,zh;q=0.5", "There is no such case")]
    [InlineData("fr", "There is no such case")]
    [InlineData(null, "There is no such case")]
    public async Task The_title_speaks_the_callers_language(string? language, string title)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var ask = new Ask(gateway.Token("wang", Clerk), Language: language);

        var answer = await gateway.Send(HttpMethod.Get, $"/v1/cases/{FakeCity.Grid}-99", ask);

        Assert.Equal(title, answer.Json.GetProperty("title").GetString());
    }

    public static TheoryData<Exception> PassingFaults { get; } =
    [
        new JournalUnavailableException("full"), new TimeoutException("late"), new OrleansException("no silo"),
        new NpgsqlException("away"), new OperationCanceledException("Message expired before placement."),
        new CodecNotFoundException("Could not find a codec for type Npgsql.PostgresException."),
    ];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_city_that_cannot_answer_is_503_and_says_how_to_retry(Exception fault)
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.Answer = _ => throw fault;

        var answer = await gateway.Post(Start, gateway.Token("wang", Clerk), "{}");

        AssertProblem(answer, 503, "unavailable");
        Assert.Contains("same Idempotency-Key", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_mistake_of_ours_tells_nothing_of_the_inside()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.Answer = _ => throw new InvalidOperationException("secret of the inside");

        var answer = await gateway.Post(Start, gateway.Token("wang", Clerk), "{}");

        AssertProblem(answer, 500, "internal");
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/cases", 64 * 1_024)]
    [InlineData("/v1/commands", 1_024 * 1_024)]
    public async Task A_body_up_to_the_limit_is_read_and_a_byte_more_is_not(string path, int limit)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Clerk);

        var most = await gateway.Post(path, token, Filled(limit));
        var more = await gateway.Post(path, token, Filled(limit + 1));

        AssertProblem(most, 400, "invalid");
        AssertProblem(more, 413, "too_large");
    }

    [Fact]
    public async Task Who_sends_too_fast_is_told_when_to_go_on()
    {
        await using var gateway = await GatewayUnderTest.Start(new()
        {
            ["Grid:Gateway:RequestsPerSecond"] = "1",
            ["Grid:Gateway:Burst"] = "3",
        });
        var fast = gateway.Token("fast", Clerk);

        Answer answer;
        var sent = 0;
        do
        {
            answer = await gateway.Get("/v1/units/1402", fast);
        }
        while (answer.Status == 200 && ++sent < 1_000);

        AssertProblem(answer, 429, "too_many_requests");
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal(200, (await gateway.Get("/v1/units/1402", gateway.Token("other", Clerk))).Status);
        Assert.Equal(200, (await gateway.Get("/healthz", null)).Status);
    }

    private static string Filled(int bytes) => $$"""{"text":"{{new string('x', bytes - 11)}}"}""";

    private static void AssertProblem(Answer answer, int status, string code)
    {
        Assert.True((answer.Status, answer.Code) == (status, code), answer.ToString());
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal($"/docs/errors#{code}", answer.Json.GetProperty("type").GetString());
        Assert.NotEqual("", answer.Json.GetProperty("title").GetString());
        Assert.NotEqual("", answer.Detail);
        Assert.NotEqual("", answer.Json.GetProperty("traceId").GetString());
    }
}
