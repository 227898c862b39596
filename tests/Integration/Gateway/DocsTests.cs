using System.Text.Json;
using System.Text.RegularExpressions;
using GridOrleans.Cases;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Problems;
using GridOrleans.Orders;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed partial class DocsTests
{
    [Fact]
    public async Task Every_move_is_an_operation_with_its_own_body()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var description = (await gateway.Get("/openapi/v1.json", null)).Json;

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = description.GetProperty("paths");
        HashSet<string> bodies = [];
        foreach (var move in (string[])
        [
            .. CaseHttpTests.Moves.Select(move => $"/v1/cases/{{id}}/{move.Data.Item1}"),
            .. OrderHttpTests.Moves.Select(move => $"/v1/orders/{{id}}/{move.Data.Item1}"),
        ])
        {
            var post = paths.GetProperty(move).GetProperty("post");
            Assert.True(bodies.Add(Body(post)), move);
            Assert.Contains(Parameters(post), parameter => parameter == "header Idempotency-Key");
            Assert.Contains(Parameters(post), parameter => parameter == "path id");
            var answers = post.GetProperty("responses");
            Assert.True(answers.TryGetProperty("200", out _) && answers.TryGetProperty("409", out _), move);
        }

        Assert.EndsWith("CaseReport", Body(paths.GetProperty("/v1/cases").GetProperty("post")), Ordinal);
        Assert.EndsWith("OrderPlacement", Body(paths.GetProperty("/v1/orders").GetProperty("post")), Ordinal);
        Assert.Contains("query slip", Parameters(paths.GetProperty("/v1/orders").GetProperty("get")));
        Assert.Contains("query updated_since", Parameters(paths.GetProperty("/v1/cases").GetProperty("get")));
    }

    [Fact]
    public async Task The_description_names_fields_as_they_are_sent()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var schemas = (await gateway.Get("/openapi/v1.json", null)).Json
            .GetProperty("components").GetProperty("schemas");

        var file = schemas.GetProperty("FileCase");
        Assert.Equal(
            ["severity", "groupSize", "item"],
            file.GetProperty("properties").EnumerateObject().Select(field => field.Name));
        Assert.Equal("severity", file.GetProperty("required")[0].GetString());
        Assert.Contains("extraordinary", schemas.GetProperty("Severity").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("How big the matter is", file.GetRawText(), StringComparison.Ordinal);
        var number = schemas.GetProperty("CaseView").GetProperty("properties").GetProperty("number").GetRawText();
        Assert.Contains("CaseNumber", number, StringComparison.Ordinal);
        Assert.Equal("string", schemas.GetProperty("CaseNumber").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_documentation_asks_no_other_server()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var page = await gateway.Get("/docs", null);

        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        Assert.DoesNotContain(Sources().Matches(page.Text), source => source.Groups[1].Value.Contains("//", Ordinal));
        Assert.Contains("connect-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), Ordinal);
        Assert.Equal(200, (await gateway.Get("/docs/scalar.js", null)).Status);
    }

    [Fact]
    public async Task Every_problem_is_explained_at_its_type_and_in_the_guide()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var page = (await gateway.Get("/docs/errors", null)).Text;
        var guide = await File.ReadAllTextAsync(Guide(), TestContext.Current.CancellationToken);

        foreach (var kind in Replies.Kinds.Concat(ProblemKind.OfTheGateway))
        {
            Assert.Contains($"id=\"{kind.Code}\"", page, Ordinal);
            Assert.Contains($"| `{kind.Code}` | {kind.Status} |", guide, Ordinal);
        }
    }

    [Fact]
    public async Task The_guide_names_every_move_and_no_other()
    {
        var guide = await File.ReadAllTextAsync(Guide(), TestContext.Current.CancellationToken);

        var moves = Enum.GetValues<CaseMove>().Where(move => move is not (CaseMove.Report or CaseMove.Alarm))
            .Select(move => JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString()));

        Assert.Equal(moves.Order(), MoveRows().Matches(guide).Select(row => row.Groups[1].Value).Order());
    }

    [Fact]
    public async Task The_guide_names_every_move_of_an_order_and_no_other()
    {
        var guide = await File.ReadAllTextAsync(Guide(), TestContext.Current.CancellationToken);
        var begin = guide.IndexOf("| move of an order |", Ordinal);
        var table = guide[begin..guide.IndexOf("\n\n", begin, Ordinal)];

        var moves = Enum.GetValues<OrderMove>().Where(move => move is not OrderMove.Place)
            .Select(move => JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString()));

        Assert.Equal(moves.Order(), OrderRows().Matches(table).Select(row => row.Groups[1].Value).Order());
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string Body(JsonElement operation) => operation.GetProperty("requestBody").GetProperty("content")
        .GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;

    private static IEnumerable<string> Parameters(JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray().Select(parameter =>
            $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}");

    private static string Guide()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "docs", "api.md");
    }

    [GeneratedRegex("""(?:src|href)="([^"]*)""")]
    private static partial Regex Sources();

    [GeneratedRegex(@"^\| `/([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex MoveRows();

    [GeneratedRegex(@"^\| `([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex OrderRows();
}
