using Microsoft.Playwright;
using Xunit;

namespace GridOrleans.Screen.Seeing;

/// <summary>What a screen does with an alarm.</summary>
public sealed class AlarmTests(ScreenFixture screen)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alarm_stays_until_it_is_acknowledged_and_then_leaves_every_screen()
    {
        var grid = (await screen.Server.Grids("140225", Stop))[0];
        await using var wall = await screen.Enter([$"auditor@{grid.District}"]);
        await using var officer = await screen.Enter([$"county_centre@{grid.District}"]);
        var alarms = officer.Page.GetByRole(AriaRole.Region, new() { Name = "待签收警情" });
        var shown = wall.Page.GetByRole(AriaRole.Region, new() { Name = "待签收警情" });

        await screen.Server.Alarm(grid, Stop);
        await alarms.WaitForAsync();
        await shown.WaitForAsync();
        await officer.Page.Keyboard.PressAsync("Escape");
        await officer.Go("#/desk");
        await officer.Page.WaitForSelectorAsync(".desk");
        Assert.True(await alarms.IsVisibleAsync());
        await officer.Page.ReloadAsync();
        await alarms.WaitForAsync();

        // Whoever may not acknowledge it sees it without that button.
        Assert.Equal(0, await shown.GetByRole(AriaRole.Button, new() { Name = "签收" }).CountAsync());
        await alarms.GetByRole(AriaRole.Button, new() { Name = "签收" }).ClickAsync();

        await alarms.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await shown.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        screen.AssertClean(wall);
        screen.AssertClean(officer);
    }
}
