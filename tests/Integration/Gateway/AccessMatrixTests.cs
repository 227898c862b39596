using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Orders;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Gateway;

/// <summary>
/// Walks every address × role × place where the role is held. What must come out is stated here, independently of the
/// gateway; an address that is not in <see cref="Decisions"/> fails the test until somebody decides who may use it.
/// </summary>
public sealed partial class AccessMatrixTests
{
    private const string Case = $"{FakeCity.Grid}-1";
    private const string Year = "from=2026-01-01&to=2026-04-30";
    private const string Order = $"{FakeCity.Grid}-D1";

    // Where the role is held, seen from grid 140212100201001 and its village, which every request is about.
    private static readonly (string Name, string Unit, bool Reaches)[] Places =
    [
        ("the city", "1402", true),
        ("own village", "140212100201", true),
        ("own county, above", "140212", true),
        ("sibling village", "140212100202", false),
        ("sibling township", "140212101", false),
        ("other county", "140221", false),
    ];

    private static readonly Role[] SeesNoCase = [Role.Resident, Role.Operator];
    private static readonly Role[] ChangesNothing = [Role.Auditor, Role.Operator];

    private static readonly Role[] Desks =
        [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre, Role.CityCentre, Role.Auditor];

    private static Dictionary<string, Decision> Decisions { get; } = new(StringComparer.Ordinal)
    {
        ["ANY /healthz"] = new(Rule.Open, "/healthz"),
        ["ANY /readyz"] = new(Rule.Open, "/readyz"),
        ["GET /openapi/{documentName}.json"] = new(Rule.Open, "/openapi/v1.json"),
        ["GET /docs/{documentName?}"] = new(Rule.Open, "/docs"),
        ["GET /docs/scalar.js"] = new(Rule.Open, "/docs/scalar.js"),
        ["GET /docs/scalar.aspnetcore.js"] = new(Rule.Open, "/docs/scalar.aspnetcore.js"),
        ["GET /docs/favicon.svg"] = new(Rule.Open, "/docs/favicon.svg"),
        ["GET /docs/errors"] = new(Rule.Open, "/docs/errors"),
        ["GET /v1/units/{code}"] = new(Rule.AnyCaller, "/v1/units/140212"),
        ["GET /"] = new(Rule.Open, "/"),
        ["GET /assets/{file}"] = new(Rule.Open, "/assets/none.js"),
        ["GET /board/{code}"] = new(Rule.Open, $"/board/{FakeCity.Grid}"),
        ["GET /report/{code}"] = new(Rule.Open, $"/report/{FakeCity.Grid}"),
        ["GET /board/files/{file}"] = new(Rule.Open, "/board/files/board.css"),
        ["GET /v1/grids/{code}/board"] = new(Rule.Open, $"/v1/grids/{FakeCity.Grid}/board"),
        ["GET /v1/ops/live"] = new(Rule.Operators, "/v1/ops/live"),
        ["GET /v1/ops/silos"] = new(Rule.Operators, "/v1/ops/silos"),
        ["POST /v1/ops/silos/{name}/drain"] = new(
            Rule.Operators, $"/v1/ops/silos/{FakeSilo.Name}/drain?last=true", "{}"),
        ["GET /v1/ops/grids/hot"] = new(Rule.Operators, "/v1/ops/grids/hot?seconds=1"),
        ["GET /v1/ops/grids/{code}/home"] = new(Rule.Operators, $"/v1/ops/grids/{FakeCity.Grid}/home"),
        ["GET /v1/units/{code}/map"] = new(Rule.Cases, "/v1/units/140212100201/map"),
        ["GET /v1/cases/{id}/moves"] = new(Rule.Cases, $"/v1/cases/{Case}/moves"),
        ["GET /v1/cases/{id}/proof"] = new(Rule.Cases, $"/v1/cases/{Case}/proof"),
        ["GET /v1/units/{code}/live"] = new(Rule.Cases, $"/v1/units/{FakeCity.Grid}/live"),
        ["GET /v1/locate"] = new(Rule.AnyCaller, "/v1/locate?lon=113.1&lat=40.1"),
        ["GET /v1/catalogue"] = new(Rule.AnyCaller, "/v1/catalogue"),
        ["GET /v1/catalogue/{code}"] = new(Rule.AnyCaller, "/v1/catalogue/O103"),
        ["GET /v1/tickets"] = new(Rule.County, "/v1/tickets?unit=140212"),
        ["GET /v1/tickets/{number}"] = new(Rule.County, "/v1/tickets/T-140212-1"),
        ["POST /v1/tickets"] = new(Rule.Committee, "/v1/tickets", TicketHttpTests.Approval),
        ["GET /v1/guarantees"] = new(Rule.Cases, "/v1/guarantees?unit=140212100201"),
        ["GET /v1/staff/{county}"] = new(Rule.County, "/v1/staff/140212"),
        ["GET /v1/staff/{county}/gridworkers"] = new(
            Rule.Staff, "/v1/staff/140212/gridworkers?unit=140212100201"),
        ["GET /v1/staff/{county}/police-teams"] = new(
            Rule.Staff, "/v1/staff/140212/police-teams?unit=140212100201"),
        ["GET /v1/staff/{county}/rosters"] = new(
            Rule.Staff, "/v1/staff/140212/rosters?unit=140212100201&day=2026-05-01"),
        ["POST /v1/staff/{county}/posts/{post}"] = new(
            Rule.Committee, "/v1/staff/140212/posts/grid", """{"name":"专职","class":"full_time","quota":2}"""),
        ["POST /v1/staff/{county}/gridworkers/{worker}/appoint"] = new(
            Rule.Committee, "/v1/staff/140212/gridworkers/zhao/appoint", StaffHttpTests.Appointment),
        ["POST /v1/staff/{county}/gridworkers/{worker}/hand_over"] = new(
            Rule.Committee,
            "/v1/staff/140212/gridworkers/zhao/hand_over",
            """{"grids":["140212100201001"],"successor":"qian","reason":"轮岗"}"""),
        ["POST /v1/staff/{county}/gridworkers/{worker}/release"] = new(
            Rule.Committee, "/v1/staff/140212/gridworkers/zhao/release", """{"reason":"退休"}"""),
        ["POST /v1/staff/{county}/gridworkers/{worker}/cover"] = new(
            Rule.Committee,
            "/v1/staff/140212/gridworkers/zhao/cover",
            """{"policy":"PICC-1","from":"2026-01-01","to":"2026-12-31","yuan":300000}"""),
        ["POST /v1/staff/{county}/gridworkers/{worker}/merit"] = new(
            Rule.Committee,
            "/v1/staff/140212/gridworkers/zhao/merit",
            """{"kind":"star_of_the_post","title":"岗位之星","evidence":["doc/17"]}"""),
        ["POST /v1/staff/{county}/police-teams/{village}"] = new(
            Rule.Committee,
            "/v1/staff/140212/police-teams/140212100201",
            """{"members":[{"id":"jing","part":"officer"}]}"""),
        ["POST /v1/staff/{county}/rosters/{grid}/{day}"] = new(
            Rule.Changes,
            $"/v1/staff/140212/rosters/{FakeCity.Grid}/2026-05-01",
            """{"shifts":[{"worker":"zhao","from":"08:00:00","to":"12:00:00"}]}"""),
        ["GET /v1/trainings/{unit}"] = new(Rule.County, "/v1/trainings/140212"),
        ["GET /v1/trainings/{unit}/{training}"] = new(Rule.County, "/v1/trainings/140212/fire"),
        ["GET /v1/trainings/{unit}/{training}/mine"] = new(Rule.Trainees, "/v1/trainings/140212/fire/mine"),
        ["GET /v1/trainings/{unit}/{training}/roll"] = new(
            Rule.StaffOfCounty, "/v1/trainings/140212/fire/roll?sheet=0"),
        ["POST /v1/trainings/{unit}/{training}"] = new(
            Rule.Announcers, "/v1/trainings/140212/fire", TrainingHttpTests.Announcement),
        ["POST /v1/trainings/{unit}/{training}/call_off"] = new(
            Rule.Announcers, "/v1/trainings/140212/fire/call_off", """{"reason":"停电"}"""),
        ["POST /v1/trainings/{unit}/{training}/check_in"] = new(
            Rule.Trainees, "/v1/trainings/140212/fire/check_in", TrainingHttpTests.CheckIn),
        ["POST /v1/trainings/{unit}/{training}/answers"] = new(
            Rule.Trainees, "/v1/trainings/140212/fire/answers", TrainingHttpTests.Answers),
        ["GET /v1/assessment/{unit}/indicators"] = new(Rule.AnyCaller, "/v1/assessment/140212/indicators"),
        ["GET /v1/assessment/{unit}/scores"] = new(Rule.Staff, $"/v1/assessment/140212100201/scores?{Year}"),
        ["GET /v1/assessment/{unit}/evidence"] = new(
            Rule.Staff, $"/v1/assessment/140212100201/evidence?indicator=timely&{Year}"),
        ["GET /v1/assessment/{unit}/load"] = new(Rule.Staff, $"/v1/assessment/140212100201/load?{Year}"),
        ["GET /v1/assessment/{unit}/appeals"] = new(Rule.Staff, "/v1/assessment/140212100201/appeals"),
        ["POST /v1/assessment/{unit}/appeals"] = new(
            Rule.Appeals, "/v1/assessment/140212100201/appeals", AssessmentHttpTests.Appeal),
        ["POST /v1/assessment/{county}/appeals/{serial}/decide"] = new(
            Rule.AppealsDecide, "/v1/assessment/140212/appeals/1/decide", """{"upheld":true,"reason":"属实"}"""),
        ["GET /v1/gridworkers/{worker}"] = new(Rule.Staff, "/v1/gridworkers/zhao"),
        ["POST /v1/gridworkers/{worker}/duty"] = new(
            Rule.Changes, "/v1/gridworkers/wang/duty", """{"grid":"140212100201001"}"""),
        ["GET /v1/gridworkers/{worker}/patrols"] = new(Rule.AnyDesk, "/v1/gridworkers/zhao/patrols"),
        ["GET /v1/gridworkers/{worker}/patrols/{patrol}/track"] = new(
            Rule.Desks, "/v1/gridworkers/zhao/patrols/patrol-1/track"),
        ["POST /v1/gridworkers/{worker}/patrols/{patrol}"] = new(
            Rule.Changes, "/v1/gridworkers/wang/patrols/patrol-1", PatrolHttpTests.Upload),
        ["GET /v1/grids/{code}/patrols"] = new(Rule.Desks, $"/v1/grids/{FakeCity.Grid}/patrols"),
        ["POST /v1/grids/{code}/patrol-points/{point}"] = new(
            Rule.Changes, $"/v1/grids/{FakeCity.Grid}/patrol-points/well-1", PatrolHttpTests.Point),
        ["POST /v1/grids/{code}/patrol-points/{point}/retire"] = new(
            Rule.Changes, $"/v1/grids/{FakeCity.Grid}/patrol-points/well-1/retire", """{"reason":"已填平"}"""),
        ["GET /v1/grids/{code}/registry"] = new(Rule.RegistryRead, $"/v1/grids/{FakeCity.Grid}/registry"),
        ["GET /v1/grids/{code}/registry/disclosures"] = new(
            Rule.RegistryAudit, $"/v1/grids/{FakeCity.Grid}/registry/disclosures"),
        ["POST /v1/grids/{code}/registry/collect"] = new(
            Rule.RegistryCollect, $"/v1/grids/{FakeCity.Grid}/registry/collect", RegistryHttpTests.Household),
        ["POST /v1/grids/{code}/registry/load"] = new(
            Rule.RegistryCentres, $"/v1/grids/{FakeCity.Grid}/registry/load", RegistryHttpTests.Rows),
        ["POST /v1/grids/{code}/registry/expire"] = new(
            Rule.RegistryCentres, $"/v1/grids/{FakeCity.Grid}/registry/expire", "{}"),
        ["GET /v1/records/{number}"] = new(Rule.RegistryRead, $"/v1/records/{FakeCity.Grid}-R1"),
        ["POST /v1/records/{number}/disclose"] = new(
            Rule.RegistryInFull, $"/v1/records/{FakeCity.Grid}-R1/disclose", """{"purpose":"case","reason":"办案"}"""),
        ["POST /v1/records/{number}/retain"] = new(
            Rule.RegistryKeep, $"/v1/records/{FakeCity.Grid}-R1/retain", """{"until":"2030-01-01","reason":"租住"}"""),
        ["POST /v1/records/{number}/erase"] = new(
            Rule.RegistryCentres, $"/v1/records/{FakeCity.Grid}-R1/erase", """{"reason":"依本人申请"}"""),
        ["POST /v1/records/{number}/unseal"] = new(
            Rule.RegistryUnseal, $"/v1/records/{FakeCity.Grid}-R1/unseal", """{"purpose":"law","reason":"依法"}"""),
        ["POST /v1/records/{number}/approve-unsealing"] = new(
            Rule.RegistryApprove, $"/v1/records/{FakeCity.Grid}-R1/approve-unsealing", """{"unsealing":1}"""),
        ["POST /v1/records/search"] = new(
            Rule.RegistryRead, "/v1/records/search", $$"""{"unit":"{{FakeCity.Grid}}"}"""),
        ["GET /v1/units/{code}/registry"] = new(Rule.RegistryRead, "/v1/units/140212100201/registry"),
        ["GET /v1/units/{code}/registry/special-groups"] = new(
            Rule.RegistryCountSealed, "/v1/units/140212100201/registry/special-groups"),
        ["GET /v1/units/{code}/docket"] = new(Rule.Cases, "/v1/units/140212100201/docket"),
        ["GET /v1/grids/{code}"] = new(Rule.Cases, $"/v1/grids/{FakeCity.Grid}"),
        ["GET /v1/cases/{id}"] = new(Rule.Cases, $"/v1/cases/{Case}"),
        ["GET /v1/cases"] = new(Rule.Cases, "/v1/cases?unit=140212100201"),
        ["POST /v1/cases"] = new(
            Rule.Changes, "/v1/cases", """{"text":"x","place":{"lon":113.1,"lat":40.1},"source":"resident"}"""),
        ["GET /v1/orders/{id}"] = new(Rule.Cases, $"/v1/orders/{Order}"),
        ["GET /v1/orders"] = new(Rule.Cases, "/v1/orders?unit=140212100201"),
        ["POST /v1/orders"] = new(Rule.Changes, "/v1/orders", """{"text":"x","place":{"lon":113.1,"lat":40.1}}"""),
        ["POST /v1/alarms"] = new(Rule.Changes, "/v1/alarms", """{"place":{"lon":113.1,"lat":40.1}}"""),
        ["POST /v1/commands"] = new(
            Rule.Changes, "/v1/commands", $$"""{"commands":[{"id":"command-1","case":"{{Case}}","move":"start"}]}"""),
    };

    [Fact]
    public async Task Every_address_serves_exactly_the_roles_that_reach_it()
    {
        // A quick machine asks more than a caller may in a second.
        await using var gateway = await GatewayUnderTest.Start(new() { ["Grid:Gateway:RequestsPerSecond"] = "0" });
        gateway.City.GridOf(FakeCity.Grid).Add("li");
        gateway.City.GridOf(FakeCity.Grid).Orders.Add("li");
        List<string> faults = [];
        foreach (var address in Addresses(gateway))
        {
            if (Decide(address) is not { } decision)
            {
                faults.Add($"{address}: nobody has decided who may use it");
                continue;
            }

            faults.AddRange(await Walk(gateway, address, decision));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_decision_is_about_an_address_that_exists()
    {
        await using var gateway = await GatewayUnderTest.Start();

        Assert.Empty(Decisions.Keys.Except(Addresses(gateway)));
        foreach (var move in Enum.GetValues<CaseMove>().Where(move => move is not (CaseMove.Report or CaseMove.Alarm)))
        {
            Assert.Contains($"POST /v1/cases/{{id}}/{Name(move)}", Addresses(gateway));
        }

        foreach (var move in Enum.GetValues<OrderMove>().Where(move => move is not OrderMove.Place))
        {
            Assert.Contains($"POST /v1/orders/{{id}}/{Name(move)}", Addresses(gateway));
        }
    }

    private static async Task<IEnumerable<string>> Walk(GatewayUnderTest gateway, string address, Decision decision)
    {
        List<string> faults = [];
        var anonymous = await Send(gateway, address, decision, null);
        if (anonymous is 401 == decision.Rule is Rule.Open)
        {
            faults.Add($"{address}, no token: {anonymous}");
        }

        // Who needs no token needs no role.
        foreach (var role in decision.Rule is Rule.Open ? [] : Enum.GetValues<Role>().Except([Role.Rule]))
        {
            foreach (var (name, unit, reaches) in Places)
            {
                var token = gateway.Token("wang", $"{Name(role)}@{unit}");
                var status = await Send(gateway, address, decision, token);
                var expected = Allows(decision.Rule, role, unit, reaches) ? "200 or 201" : "403";
                if (!expected.Contains($"{status}", StringComparison.Ordinal))
                {
                    faults.Add($"{address}, {role} at {name}: {status}, expected {expected}");
                }
            }
        }

        return faults;
    }

    private static async Task<int> Send(GatewayUnderTest gateway, string address, Decision decision, string? token)
    {
        var method = address.Split(' ')[0] is "POST" ? HttpMethod.Post : HttpMethod.Get;
        var id = decision.Body is null ? null : $"command-{address.Length}-{token?[^8..]}";
        var ask = new Ask(token, id, decision.Body);
        var answer = await gateway.Send(method, decision.Path, ask);
        return answer.Status is 200 && answer.Json is { ValueKind: JsonValueKind.Object } json
            && json.TryGetProperty("results", out var results)
            ? results[0].GetProperty("status").GetInt32()
            : answer.Status;
    }

    private static Decision? Decide(string address)
    {
        return Decisions.GetValueOrDefault(address)
            ?? DecideMove(address, "/v1/cases/", Case, CaseHttpTests.Moves)
            ?? DecideMove(address, "/v1/orders/", Order, OrderHttpTests.Moves);
    }

    private static Decision? DecideMove(string address, string nouns, string id, TheoryData<string, string> moves)
    {
        var before = $"POST {nouns}{{id}}/";
        var example = address.StartsWith(before, StringComparison.Ordinal)
            ? moves.SingleOrDefault(move => move.Data.Item1 == address[before.Length..])
            : null;
        return example is null
            ? null
            : new(Rule.Changes, $"{nouns}{id}/{example.Data.Item1}", example.Data.Item2);
    }

    private static List<string> Addresses(GatewayUnderTest gateway) =>
    [
        .. from endpoint in gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
               .OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}",
    ];

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private sealed record Decision(Rule Rule, string Path, string? Body = null);
}
