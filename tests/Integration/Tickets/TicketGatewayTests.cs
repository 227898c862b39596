using GridOrleans.Integration.Gateway;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Tickets;

/// <summary>From a committee's approval to a gridworker's task over HTTP, on a real silo.</summary>
public sealed class TicketGatewayTests : StorageTest
{
    private const string Clerk = "village_clerk@140212100201";

    [Fact]
    public async Task A_batch_gives_exactly_the_volume_and_tells_the_rest_why_not()
    {
        await using var silo = await RunningSilo.Start(Engine);
        await using var gateway = await GatewayUnderTest.Start(change: all => all.AddSingleton(silo.Grains));
        await silo.Established(UnitCode.Parse(FakeCity.Grid));
        await silo.Established(UnitCode.Parse(FakeCity.GridBeside));
        var number = await Approve(gateway, volume: 3);
        string[] cases = [.. await Filed(gateway, 113.1, 3), .. await Filed(gateway, 113.2, 3)];

        var batch = await Send(gateway, string.Join(',', cases.Select(id => Assign(id, $"\"{number}\""))));
        var bare = await Send(gateway, Assign(cases[5], "null"));
        var alone = await gateway.Post(
            $"/v1/cases/{cases[0]}/assign",
            gateway.Token("wang", Clerk),
            $$"""{"to":{"kind":"gridworker","id":"zhao"},"ticket":"{{number}}"}""",
            "reassign-1");
        var ticket = await gateway.Get($"/v1/tickets/{number}", gateway.Token("wang", Clerk));

        Assert.Equal(3, Codes(batch).Count(code => code is "200"));
        Assert.Equal(3, Codes(batch).Count(code => code is "ticket_exhausted"));
        Assert.Equal(["ticket_required"], Codes(bare));
        Assert.Equal((409, "ticket_exhausted"), (alone.Status, alone.Code));
        Assert.Equal(0, ticket.Json.GetProperty("remaining").GetInt32());
        Assert.Equal("exhausted", ticket.Json.GetProperty("status").GetString());
    }

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());

    private static async Task<string> Approve(GatewayUnderTest gateway, int volume)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var body = $$"""
            {"item":"N301","department":"城市管理局","legalBasis":"权责清单","volume":{{volume}},
            "from":"{{today.AddDays(-1):yyyy-MM-dd}}","to":"{{today.AddDays(9):yyyy-MM-dd}}",
            "expires":"{{today.AddDays(9):yyyy-MM-dd}}T00:00:00+08:00"}
            """;
        var answer = await gateway.Post(
            "/v1/tickets", gateway.Token("committee", "political_legal_committee@140212"), body);
        Assert.True(answer.Status == 201, answer.ToString());
        return answer.Json.GetProperty("ticket").GetProperty("number").GetString()!;
    }

    private static async Task<string[]> Filed(GatewayUnderTest gateway, double lon, int count)
    {
        var reports = string.Join(',', Enumerable.Range(0, count).Select(n => FormattableString.Invariant(
            $$"""
            {"id":"report-{{lon}}-{{n}}","move":"report","text":"垃圾堆积","place":{"lon":{{lon}},"lat":40.1},
            "source":"gridworker","item":"N301"}
            """)));
        var reported = await Send(gateway, reports);
        string[] cases =
        [
            .. reported.Json.GetProperty("results").EnumerateArray()
                .Select(result => result.GetProperty("case").GetProperty("number").GetString()!),
        ];
        var filed = await Send(gateway, string.Join(',', cases.Select(id =>
            $$"""{"id":"file-{{id}}","case":"{{id}}","move":"file","severity":"ordinary"}""")));
        Assert.All(Codes(filed), code => Assert.Equal("200", code));
        return cases;
    }

    private static string Assign(string id, string ticket) => $$"""
        {"id":"assign-{{id}}-{{ticket.Length}}","case":"{{id}}","move":"assign",
        "to":{"kind":"gridworker","id":"zhao"},"ticket":{{ticket}}}
        """;

    private static Task<Answer> Send(GatewayUnderTest gateway, string commands) => gateway.Send(
        HttpMethod.Post,
        "/v1/commands",
        new(gateway.Token("wang", Clerk), Body: $$"""{"commands":[{{commands}}]}"""));

    // A status where it was done, the code of the refusal where it was not.
    private static IEnumerable<string> Codes(Answer answer) =>
        answer.Json.GetProperty("results").EnumerateArray().Select(result =>
            result.TryGetProperty("problem", out var problem)
                ? problem.GetProperty("code").GetString()!
                : $"{result.GetProperty("status").GetInt32()}");
}
