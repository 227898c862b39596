using System.Text.Json;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class CatalogueHttpTests
{
    [Fact]
    public async Task The_version_in_force_is_told_with_lines_and_standing_tickets()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var catalogue = (await gateway.Get("/v1/catalogue", gateway.Token("wang", "resident@1402"))).Json;

        Assert.Equal("sample-1", catalogue.GetProperty("version").GetString());
        Assert.Equal("2025-01-01", catalogue.GetProperty("from").GetString());
        Assert.StartsWith("Illustrative 示例", catalogue.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, catalogue.GetProperty("categories").GetArrayLength());
        Assert.Equal(17, catalogue.GetProperty("items").GetArrayLength());
        const string First = """
            {"code":"N101","category":"N1","line":"emergency","name":"楼道消防通道堵塞",
            "english":"Blocked stairway or fire passage","gridworkers":true,
            "ticket":{"number":"T-N101","department":"Emergency Management Bureau 应急管理局",
            "from":"2025-01-01","to":"2034-12-31","expires":"2035-01-01T00:00:00+08:00"}}
            """;
        Assert.Equal(First.ReplaceLineEndings(""), catalogue.GetProperty("items")[0].GetRawText());
    }

    [Theory]
    [InlineData("O501", """
        {"code":"O501","name":"垃圾堆积","english":"Heaped rubbish","answer":"kept_as","version":"sample-1",
        "keptAs":"N301"}
        """)]
    [InlineData("O806", """
        {"code":"O806","name":"营运车辆核查","english":"Verification of commercial vehicles","answer":"moved_to",
        "version":"sample-1","department":"Transport Bureau 交通运输局",
        "because":"it is an administrative act that the department itself answers for"}
        """)]
    public async Task An_old_code_answers_what_became_of_it(string code, string expected)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get($"/v1/catalogue/{code}", gateway.Token("wang", "operator@1402"));

        Assert.Equal(expected.ReplaceLineEndings("").Trim(), answer.Text);
    }

    [Fact]
    public async Task An_item_answers_that_it_is_one()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = (await gateway.Get("/v1/catalogue/N602", gateway.Token("wang", "resident@1402"))).Json;

        Assert.Equal("current", answer.GetProperty("answer").GetString());
        Assert.Equal("petitions", answer.GetProperty("item").GetProperty("line").GetString());
    }

    [Fact]
    public async Task A_code_that_no_list_ever_had_is_refused_with_the_items_there_are()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("wang", "resident@1402");

        var unknown = await gateway.Get("/v1/catalogue/N999", token);
        var endless = await gateway.Get($"/v1/catalogue/{new string('N', 65)}", token);

        Assert.Equal((400, "unknown_item"), (unknown.Status, unknown.Code));
        Assert.Contains("N301 (Heaped rubbish)", unknown.Detail, StringComparison.Ordinal);
        Assert.Equal((400, "invalid"), (endless.Status, endless.Code));
    }

    [Fact]
    public async Task The_description_says_that_a_code_is_an_item_s()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var paths = (await gateway.Get("/openapi/v1.json", null)).Json.GetProperty("paths");

        string Pattern(string path) => paths.GetProperty(path).GetProperty("get").GetProperty("parameters")
            .EnumerateArray().Single(row => row.GetProperty("name").GetString() == "code")
            .GetProperty("schema").GetProperty("pattern").GetString()!;
        Assert.Equal("^.{1,64}$", Pattern("/v1/catalogue/{code}"));
        Assert.StartsWith(@"^\d{4}", Pattern("/v1/units/{code}"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, paths.GetProperty("/v1/catalogue").ValueKind);
    }
}
