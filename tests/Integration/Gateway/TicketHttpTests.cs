using System.Text.Json;
using GridOrleans.Tickets;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class TicketHttpTests
{
    public const string Approval = """
        {"county":"140212","item":"N301","department":"城市管理局","legalBasis":"权责清单第3条","volume":200,
        "from":"2026-05-01","to":"2026-12-31","expires":"2027-01-01T00:00:00+08:00"}
        """;

    private const string Committee = "political_legal_committee@140212";

    [Fact]
    public async Task A_committee_s_approval_is_created_in_its_county_s_ledger()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post("/v1/tickets", gateway.Token("wang", Committee), Approval);

        Assert.Equal((201, "/v1/tickets/T-140212-2"), (answer.Status, answer.Headers.Location?.ToString()));
        const string Expected = """
            {"county":"140212","ticket":{"number":"T-140212-2","item":"N301","department":"城市管理局",
            "legalBasis":"权责清单第3条","volume":200,"from":"2026-05-01","to":"2026-12-31","approvedBy":"wang",
            "expires":"2027-01-01T00:00:00+08:00"},"status":"valid","drawn":0,"remaining":200,"grids":0,
            "at":"2026-05-01T12:00:00+08:00","by":{"id":"wang","role":"political_legal_committee","unit":"140212"}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), answer.Text);
        Assert.Equal("command-0001", Assert.Single(gateway.City.LedgerOf("140212").Asked).Id.ToString());
    }

    [Fact]
    public async Task A_resend_is_the_same_ticket()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", Committee);

        var first = await gateway.Post("/v1/tickets", token, Approval);
        var again = await gateway.Post("/v1/tickets", token, Approval);

        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
    }

    [Fact]
    public async Task The_committee_of_one_county_need_not_name_it()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var unnamed = Approval.Replace("\"county\":\"140212\",", "", StringComparison.Ordinal);

        var one = await gateway.Post("/v1/tickets", gateway.Token("wang", Committee, "resident@1402"), unnamed);
        var both = await gateway.Post(
            "/v1/tickets", gateway.Token("wang", Committee, "political_legal_committee@140221"), unnamed);
        var none = await gateway.Post("/v1/tickets", gateway.Token("wang", "county_centre@140212"), unnamed);

        Assert.Equal("140212", one.Json.GetProperty("county").GetString());
        Assert.Equal((400, "county"), (both.Status, Assert.Single(both.Fields)));
        Assert.Contains("140212, 140221", both.Text, StringComparison.Ordinal);
        Assert.Equal((403, "not_entitled"), (none.Status, none.Code));
    }

    [Theory]
    [InlineData("\"140212\"", "\"140221\"", 403, "not_entitled", "")]
    [InlineData("\"140212\"", "\"1402\"", 400, "invalid", "county")]
    [InlineData("\"140212\"", "\"17\"", 400, "invalid", "county")]
    [InlineData("\"N301\"", "\"N999\"", 400, "invalid", "item")]
    [InlineData("200", "0", 400, "invalid", "volume")]
    [InlineData("200", "\"many\"", 400, "invalid", "volume")]
    [InlineData("\"2026-05-01\"", "\"2026-13-01\"", 400, "invalid", "from")]
    [InlineData("\"2026-05-01\"", "\"1.5.2026\"", 400, "invalid", "from")]
    [InlineData("T00:00:00+08:00", "T00:00:00", 400, "invalid", "expires")]
    [InlineData("\"item\"", "\"Item\"", 400, "invalid", "Item,item")]
    [InlineData("\"to\":\"2026-12-31\",", "", 400, "invalid", "to")]
    public async Task What_is_wrong_is_named(string found, string put, int status, string code, string fields)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var body = Approval.Replace(found, put, StringComparison.Ordinal);

        var answer = await gateway.Post("/v1/tickets", gateway.Token("wang", Committee), body);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(fields, string.Join(',', answer.Fields));
    }

    [Fact]
    public async Task A_county_that_the_plan_does_not_have_is_unknown()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "political_legal_committee@140299");

        var approved = await gateway.Post(
            "/v1/tickets", token, Approval.Replace("140212", "140299", StringComparison.Ordinal));
        var listed = await gateway.Get("/v1/tickets?unit=140299", token);

        Assert.Equal([(404, "unknown_unit"), (404, "unknown_unit")],
            new[] { approved, listed }.Select(answer => (answer.Status, answer.Code!)));
    }

    [Fact]
    public async Task A_ledger_is_listed_with_what_is_drawn_and_left_and_narrowed()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("zhao", "micro_gridworker@140212100201001");

        var page = (await gateway.Get("/v1/tickets?unit=140212", token)).Json;
        await gateway.Get("/v1/tickets?unit=140212&status=valid,ended&item=N302&offset=1&limit=7", token);

        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal(
            ["T-140212-1 0 5", "T-N302 64 199936"],
            page.GetProperty("tickets").EnumerateArray().Select(ticket =>
                $"{ticket.GetProperty("ticket").GetProperty("number")} {ticket.GetProperty("drawn")} "
                + $"{ticket.GetProperty("remaining")}"));
        var asked = gateway.City.LedgerOf("140212").Listed!;
        Assert.Equal([TicketStatus.Valid, TicketStatus.Ended], asked.Statuses);
        Assert.Equal(("N302", 1, 7), (asked.Item, asked.Offset, asked.Limit));
    }

    [Theory]
    [InlineData("/v1/tickets", "unit")]
    [InlineData("/v1/tickets?unit=1402", "unit")]
    [InlineData("/v1/tickets?unit=140212100201", "unit")]
    [InlineData("/v1/tickets?unit=140212&state=valid&status=old&item=&offset=-1&limit=501",
        "state,status,item,offset,limit")]
    [InlineData("/v1/tickets/T-N302", "unit")]
    [InlineData("/v1/tickets/T-N302?unit=1402", "unit")]
    public async Task A_question_out_of_order_is_told_what_is_wrong(string path, string fields)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(path, gateway.Token("zhao", "auditor@1402"));

        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Equal(fields, string.Join(',', answer.Fields));
    }

    [Fact]
    public async Task A_ledger_s_ticket_is_found_by_its_number_and_a_standing_one_by_its_county()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("zhao", "resident@140212100201");

        var own = await gateway.Get("/v1/tickets/T-140212-1", token);
        var standing = await gateway.Get("/v1/tickets/T-N302?unit=140212", token);
        var none = await gateway.Get("/v1/tickets/T-140212-9", token);
        var elsewhere = await gateway.Get("/v1/tickets/T-140221-1", token);
        var endless = await gateway.Get($"/v1/tickets/{new string('T', 65)}?unit=140212", token);

        Assert.Equal(5, own.Json.GetProperty("remaining").GetInt32());
        Assert.False(standing.Json.TryGetProperty("by", out _));
        Assert.Equal((404, "unknown_ticket"), (none.Status, none.Code));
        Assert.Equal((403, "not_entitled"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal((400, "invalid"), (endless.Status, endless.Code));
    }

    [Fact]
    public async Task The_description_has_the_ledger_with_its_key_and_its_bodies()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var paths = (await gateway.Get("/openapi/v1.json", null)).Json.GetProperty("paths");

        var post = paths.GetProperty("/v1/tickets").GetProperty("post");
        Assert.Contains("Idempotency-Key", post.GetProperty("parameters").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("TicketApproval", post.GetProperty("requestBody").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("TicketPage", paths.GetProperty("/v1/tickets").GetProperty("get").GetRawText(),
            StringComparison.Ordinal);
        Assert.Equal(
            JsonValueKind.Object,
            paths.GetProperty("/v1/tickets/{number}").GetProperty("get").ValueKind);
    }
}
