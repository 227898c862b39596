using System.Net;
using System.Text;
using System.Text.Json;
using GridOrleans.Registry;
using GridOrleans.Unit.Surge;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>An import against a gateway that answers as it is told.</summary>
public sealed class RegistryImportTests
{
    private const string Grid = "140213001001001";
    private const string Gone = "140213001001009";

    private static readonly string[] PhoneAlone = ["phone"];

    [Fact]
    public async Task What_a_grid_rejects_is_told_by_the_file_s_line_and_the_rest_is_counted()
    {
        var gateway = new Gateway(_ => Json(new
        {
            created = 1,
            merged = 0,
            unchanged = 0,
            conflicts = new[] { new { row = 3, serial = 7, fields = PhoneAlone } },
            rejected = new[] { new { row = 2, reason = "document: too short." } },
        }));

        var import = await Run(gateway, $"""
            grid,kind,document,name
            {Grid},person,SYN-0001,李雷
            bad,person,SYN-0009,某人
            {Grid},person,1,王梅
            {Grid},person,SYN-0003,某人
            """);

        Assert.Equal((4, 1, 1, 2), (
            import.Totals.Rows, import.Totals.Created, import.Totals.Conflicting, import.Totals.Rejected));
        Assert.Equal(
            [(3, "rejected"), (4, "rejected"), (5, "conflict")],
            import.Totals.Findings.Select(finding => ((int)finding.Line, finding.What)));
        Assert.Equal(2, Assert.Single(import.Totals.Taken).Value);
    }

    [Fact]
    public async Task A_grid_that_the_city_does_not_have_costs_its_rows_alone()
    {
        var gateway = new Gateway(request => request.RequestUri!.ToString().Contains(Gone, StringComparison.Ordinal)
            ? Json(new { detail = "The city plan has no unit." }, HttpStatusCode.NotFound)
            : Json(new { created = 1, merged = 0, unchanged = 0, conflicts = Nothing, rejected = Nothing }));

        var import = await Run(gateway, $"grid,kind,document,name\n{Gone},person,SYN-1,甲\n{Grid},person,SYN-2,乙\n");

        Assert.Equal((1, 1), (import.Totals.Created, import.Totals.Rejected));
    }

    [Fact]
    public async Task A_gateway_that_is_away_for_a_moment_gets_the_same_command_again()
    {
        var failures = 3;
        var gateway = new Gateway(_ => failures-- > 0
            ? failures == 0 ? throw new HttpRequestException("reset") : new(HttpStatusCode.ServiceUnavailable)
            : Json(new { created = 1, merged = 0, unchanged = 0, conflicts = Nothing, rejected = Nothing }));

        await Run(gateway, $"grid,kind,document,name\n{Grid},person,SYN-1,甲\n");

        Assert.Equal(4, gateway.Ids.Count);
        Assert.Single(gateway.Ids.Distinct());
    }

    [Fact]
    public async Task A_gateway_that_refuses_whoever_sends_ends_the_import()
    {
        var gateway = new Gateway(_ => Json(new { detail = "None of your roles." }, HttpStatusCode.Forbidden));

        var refused = await Assert.ThrowsAsync<IOException>(
            () => Run(gateway, $"grid,kind,document,name\n{Grid},person,SYN-1,甲\n"));

        Assert.Contains("None of your roles", refused.Message, StringComparison.Ordinal);
    }

    private static readonly int[] Nothing = [];

    private static async Task<RegistryImport> Run(Gateway gateway, string csv)
    {
        using var http = new HttpClient(gateway) { BaseAddress = new("http://gateway") };
        var import = new RegistryImport(http, new("token", 2, TimeSpan.FromMinutes(2)), new EagerTime());
        await import.Run(
            new MemoryStream(Encoding.UTF8.GetBytes(csv)), "people.csv", TestContext.Current.CancellationToken);
        return import;
    }

    private static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body)) };

    private sealed class Gateway(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<string> Ids { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            lock (Ids)
            {
                Ids.Add(request.Headers.GetValues("Idempotency-Key").Single());
                return Task.FromResult(answer(request));
            }
        }
    }
}
