using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gateway.Admission;
using GridOrleans.Units;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class CountyAdmissionTests
{
    private const string Desk = "city_centre@1402";

    // One call under way, eight waiting: the gateway's own proportion.
    private const int Room = 9;

    private static readonly CaseNumber Number = CaseNumber.Parse($"{FakeCity.Grid}-1");

    [Fact]
    public async Task A_county_that_sends_too_much_waits_for_itself_and_neither_the_others_nor_the_urgent_do()
    {
        await using var gateway = await GatewayUnderTest.Start(new() { ["Grid:Gateway:CallsPerCounty"] = "1" });
        var stuck = new TaskCompletionSource();
        gateway.City.GridOf(FakeCity.Grid).Until = stuck.Task;
        var known = gateway.City.GridOf(FakeCity.GridBeside).Add("li");

        List<Task<Answer>> storm = [.. Enumerable.Range(0, Room + 1).Select(place => Report(gateway, 113.1, place))];
        var refused = await Task.WhenAny(storm);
        storm.Remove(refused);
        var beside = await Report(gateway, 113.2, 100);
        var elsewhere = await Report(gateway, 113.4, 101);
        var alarm = await gateway.Post(
            "/v1/alarms", gateway.Token("li", Desk), """{"place":{"lon":113.2,"lat":40.1} }""", "command-alarm");
        var big = await gateway.Post(
            $"/v1/cases/{known}/file", gateway.Token("wang", Desk), """{"severity":"major"}""", "command-filing");
        var batch = await gateway.Post("/v1/commands", gateway.Token("li", Desk), """
            {"commands":[
              {"id":"command-1","move":"report","text":"x","place":{"lon":113.2,"lat":40.1},"source":"resident"},
              {"id":"command-2","move":"report","text":"y","place":{"lon":113.4,"lat":40.1},"source":"resident"}]}
            """);

        Assert.Equal((503, "county_busy"), ((await refused).Status, (await refused).Code));
        Assert.NotNull((await refused).Headers.RetryAfter);
        Assert.Equal((503, "county_busy"), (beside.Status, beside.Code));
        Assert.Equal([201, 201, 200], [elsewhere.Status, alarm.Status, big.Status]);
        Assert.Equal([503, 201], batch.Json.GetProperty("results").EnumerateArray().Select(Status));
        stuck.SetResult();
        Assert.All(await Task.WhenAll(storm), answer => Assert.Equal(201, answer.Status));
    }

    [Fact]
    public void Whoever_is_refused_is_told_to_come_when_those_before_have_come()
    {
        var time = new FakeTimeProvider();
        using var county = new County(1, time);

        // No call has ended yet: as slow as one a second, and eight are in the queue.
        Assert.Equal([9, 10, 11], Enumerable.Range(0, 3).Select(_ => county.ComeAgain().TotalSeconds));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(10, county.ComeAgain().TotalSeconds);
        Assert.Equal(County.Longest, Enumerable.Range(0, 100).Select(_ => county.ComeAgain()).Max());
    }

    [Fact]
    public async Task The_quicker_a_county_s_calls_end_the_sooner_whoever_was_refused_may_come()
    {
        var time = new FakeTimeProvider();
        using var county = new County(1, time);

        for (var call = 0; call < 100; call++)
        {
            using var place = await county.Take(TestContext.Current.CancellationToken);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.09, county.ComeAgain().TotalSeconds, 2);
    }

    [Fact]
    public async Task A_call_lost_to_a_dead_silo_does_not_keep_its_county_waiting()
    {
        var time = new FakeTimeProvider();
        using var county = new County(1, time);
        using var lost = await county.Take(TestContext.Current.CancellationToken);
        var next = county.Take(TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);

        time.Advance(County.Held);

        Assert.NotNull(await next);
    }

    [Fact]
    public void What_is_urgent_is_said_by_the_command_or_was_seen_in_its_file()
    {
        using var urgent = new UrgentCases();
        var start = Request(new StartCase());

        Assert.True(urgent.Includes(Request(new RaiseAlarm(new(113.1, 40.1)))));
        Assert.True(urgent.Includes(Request(new FileCase(Severity.Major))));
        Assert.True(urgent.Includes(Request(new RaiseCase(Severity.Extraordinary, "孩子被困"))));
        Assert.False(urgent.Includes(Request(new FileCase(Severity.Considerable))));
        Assert.False(urgent.Includes(start));
        urgent.Note(Seen(Severity.Major));
        Assert.True(urgent.Includes(start));
        urgent.Note(Seen(Severity.Ordinary));
        Assert.False(urgent.Includes(start));
    }

    private static CaseRequest Request(CaseCommand command) => new(
        CommandId.Parse("command-0001"),
        new("wang", [new(Role.CityCentre, UnitCode.Parse("1402"))]),
        Number,
        command);

    private static CaseView Seen(Severity severity) => new()
    {
        Number = Number,
        Step = CaseStep.Filed,
        Version = 2,
        Item = "N101",
        Text = "井盖破损",
        Place = new(113.1, 40.1),
        Reporter = new("li", Role.Resident, Number.Grid),
        Source = ReportSource.Resident,
        Owner = Number.Grid,
        ReportedAt = FakeCity.Noon,
        UpdatedAt = FakeCity.Noon,
        Subscribers = [],
        LegalMoves = [],
        Severity = severity,
    };

    private static Task<Answer> Report(GatewayUnderTest gateway, double lon, int place) => gateway.Post(
        "/v1/cases",
        gateway.Token("li", Desk),
        $$$"""{"text":"x","place":{"lon":{{{lon}}},"lat":40.1},"source":"resident"}""",
        $"command-storm-{place}");

    private static int Status(JsonElement result) => result.GetProperty("status").GetInt32();
}
