using GridOrleans.City;
using GridOrleans.Integration.Journal;
using GridOrleans.Integration.Processes;
using Xunit;

namespace GridOrleans.Integration.Grids;

public sealed class CityLoadingTests : StorageTest
{
    private static readonly PlanGrid Grid = SmallCity.Plan().Grids[0];

    [Fact]
    public void Where_nobody_is_responsible_a_grid_is_told_what_older_releases_told_it() =>
        Assert.Equal(
            "plan:140212100201001:c07cf4ea613c0ed8",
            CityLoading.Command(Grid with { Responsible = null }).Id.ToString());

    [Fact]
    public async Task An_existing_grid_takes_the_gridworker_that_a_newer_plan_names_and_keeps_it()
    {
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var grid = silo.Grid(Grid.Code);
            var before = await grid.Establish(CityLoading.Command(Grid with { Responsible = null }));
            var after = await grid.Establish(CityLoading.Command(Grid));
            var again = await grid.Establish(CityLoading.Command(Grid));

            Assert.Equal((null, $"gw-{Grid.Code}"), (before.Value!.Responsible, after.Value!.Responsible));
            Assert.Equal(after.Value.Version, again.Value!.Version);
        }

        await using var next = await RunningSilo.Start(Engine);
        var older = await next.Grid(Grid.Code).Establish(CityLoading.Command(Grid with { Responsible = null }));

        Assert.Equal($"gw-{Grid.Code}", older.Value!.Responsible);
    }

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
