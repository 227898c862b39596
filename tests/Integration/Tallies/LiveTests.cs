using System.Text.Json;
using GridOrleans.Gateway.Tallies;
using GridOrleans.Integration.Gateway;
using GridOrleans.Tallies;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Tallies;

/// <summary>What a live screen is told, and what it costs the city.</summary>
public sealed class LiveTests
{
    private const string Unit = "140212100";

    [Fact]
    public async Task A_screen_is_told_at_once_and_at_each_change()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var unit = gateway.City.UnitOf(Unit);
        await using var screen = await LiveStream.Open(gateway, Unit, Clerk(gateway));

        var first = (await screen.Next())!.Value;
        unit.Tally = unit.Tally with { Version = new(1, 2), Tally = Reported(8) };
        var second = (await screen.Next())!.Value;

        Assert.Equal(("tally", "1"), (first.EventType, first.EventId));
        Assert.Equal(("tally", "2"), (second.EventType, second.EventId));
        Assert.Contains("\"reported\":8", second.Data, StringComparison.Ordinal);
        Assert.Contains("\"asOf\":\"2026-05-01T12:00:00+08:00\"", second.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_screens_ask_the_unit_as_often_as_one_and_none_not_at_all()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var watches = gateway.App.Services.GetRequiredService<TallyWatches>();
        var unit = gateway.City.UnitOf(Unit);
        var token = Clerk(gateway);
        List<LiveStream> screens = [];
        for (var i = 0; i < 100; i++)
        {
            screens.Add(await LiveStream.Open(gateway, Unit, token));
        }

        var before = unit.Reads;
        unit.Tally = unit.Tally with { Version = new(1, 2), Tally = Reported(8) };
        await Task.WhenAll(screens.Select(screen => screen.Reported(8)));

        Assert.Equal(1, watches.Count);
        Assert.InRange(unit.Reads - before, 1, 20);
        await Task.WhenAll(screens.Select(screen => screen.DisposeAsync().AsTask()));
        await Until(() => watches.Count == 0);
    }

    [Fact]
    public async Task When_the_gateway_stops_a_stream_ends_and_is_not_cut()
    {
        await using var gateway = await GatewayUnderTest.Start();
        await using var screen = await LiveStream.Open(gateway, Unit, Clerk(gateway));
        Assert.NotNull(await screen.Next());

        var stopping = gateway.App.StopAsync(TestContext.Current.CancellationToken);

        Assert.Null(await screen.Next());
        await stopping;
    }

    [Fact]
    public async Task A_stream_does_not_outlive_its_token()
    {
        var life = TimeSpan.FromMinutes(10);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var gateway = await GatewayUnderTest.Start(
            change: services => services.AddSingleton<TimeProvider>(time));
        var token = gateway.Token("zhou", life, "village_clerk@140212100");
        await using var screen = await LiveStream.Open(gateway, Unit, token);
        Assert.NotNull(await screen.Next());

        // Further than the token's end, which counts from when it was made, and nearer than what ends every look.
        time.Advance(2 * life);

        // What was told until then may still be on its way; then it ends.
        while (await screen.Next() is not null)
        {
        }
    }

    [Fact]
    public async Task A_map_is_told_all_marks_at_first_and_then_those_that_changed()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var unit = gateway.City.UnitOf(Unit);
        unit.Marks = [Mark(FakeCity.Grid, 3), Mark(FakeCity.GridBeside, 1)];
        await using var screen = await LiveStream.Open(gateway, Unit, Clerk(gateway), "?marks=true");

        var numbers = (await screen.Next())!.Value;
        var all = JsonElement.Parse((await screen.Next())!.Value.Data);
        unit.Marks = [Mark(FakeCity.Grid, 3), Mark(FakeCity.GridBeside, 2)];
        unit.Tally = unit.Tally with { Version = new(1, 2) };
        await screen.Next();
        var changed = (await screen.Next())!.Value;

        Assert.Equal(("tally", "grids"), (numbers.EventType, changed.EventType));
        Assert.True(all.GetProperty("whole").GetBoolean());
        Assert.Equal(2, all.GetProperty("grids").GetArrayLength());
        var grid = Assert.Single(JsonElement.Parse(changed.Data).GetProperty("grids").EnumerateArray());
        Assert.Equal(FakeCity.GridBeside, grid.GetProperty("grid").GetString());
        Assert.Equal("[2,0,0,0,0]", grid.GetProperty("byOwner").GetRawText());
    }

    [Fact]
    public async Task What_screens_are_told_is_written_once_however_many_look()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var watches = gateway.App.Services.GetRequiredService<TallyWatches>();
        var unit = UnitCode.Parse(Unit);
        var stop = TestContext.Current.CancellationToken;

        await using var one = watches.Look(unit, marks: false, stop).GetAsyncEnumerator(stop);
        await using var other = watches.Look(unit, marks: false, stop).GetAsyncEnumerator(stop);
        await one.MoveNextAsync();
        await other.MoveNextAsync();

        Assert.Same(one.Current.Data, other.Current.Data);
    }

    [Fact]
    public async Task Numbers_are_for_whoever_is_entitled_and_the_plan_for_everyone()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.City.UnitOf(Unit).Tally = gateway.City.UnitOf(Unit).Tally with
        {
            Tally = Reported(5),
            Children = [new(UnitCode.Parse("140212100201"), FakeCity.Noon, 0, Reported(5))],
        };

        var entitled = (await gateway.Get($"/v1/units/{Unit}", Clerk(gateway))).Json;
        var resident = (await gateway.Get($"/v1/units/{Unit}", gateway.Token("li", "resident@1402"))).Json;
        var stranger = (await gateway.Get($"/v1/units/{Unit}", gateway.Token("wu", "township_desk@140221"))).Json;

        Assert.Equal(5, LiveStream.ReportedOf(entitled.GetProperty("tally")));
        Assert.Equal(5, LiveStream.ReportedOf(entitled.GetProperty("children")[0].GetProperty("tally")));
        Assert.False(entitled.GetProperty("children")[1].TryGetProperty("tally", out _));
        Assert.All([resident, stranger], told =>
        {
            Assert.Equal("新荣镇", told.GetProperty("name").GetString());
            Assert.False(told.TryGetProperty("tally", out _));
            Assert.False(told.GetProperty("children")[0].TryGetProperty("tally", out _));
        });
        Assert.Equal(403, (await gateway.Get($"/v1/units/{Unit}/live", gateway.Token("li", "resident@1402"))).Status);
        Assert.Equal(404, (await gateway.Get("/v1/units/140299/live", gateway.Token("c", "city_centre@1402"))).Status);
    }

    private static string Clerk(GatewayUnderTest gateway) => gateway.Token("zhou", "township_desk@140212100");

    private static GridMark Mark(string grid, int open) =>
        new(UnitCode.Parse(grid), open, 0, 0, new() { Grid = open });

    private static Tally Reported(int cases) => new() { Cases = new() { Reported = cases } };

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
