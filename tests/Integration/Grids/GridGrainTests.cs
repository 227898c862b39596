using GridOrleans.Integration.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Grids;

public sealed class SqliteGridGrainTests : GridGrainContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresGridGrainTests(PostgresServer server) : GridGrainContract
{
    [Fact]
    public async Task Two_silos_see_one_grid()
    {
        var code = UnitCode.Parse("140213067201001");
        await using var one = await RunningSilo.Start(Engine);
        await using var two = await RunningSilo.Start(Another());

        await one.Established(code);

        Assert.Equivalent((await one.Grid(code).Read()).Value, (await two.Grid(code).Read()).Value);
    }

    private protected override Task<StorageOptions> NewStorage() => In(server);
}
