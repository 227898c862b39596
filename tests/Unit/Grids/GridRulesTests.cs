using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Grids;

public sealed class GridRulesTests
{
    private static readonly EstablishGrid Plan = new(CommandId.Parse("plan-0001"), "新荣村第1网格", 400);

    private readonly GridState _grid = new(UnitCode.Parse("140212100201001"));

    [Fact]
    public void A_plan_establishes_the_grid() =>
        Assert.Equal([new GridEstablished("新荣村第1网格", 400)], GridRules.Establish(_grid, Plan).Facts);

    [Fact]
    public void The_same_facts_again_leave_no_entry()
    {
        _grid.Apply(new GridEstablished("新荣村第1网格", 400), 1, DateTimeOffset.UnixEpoch, "plan-0001");

        var decision = GridRules.Establish(_grid, Plan);

        Assert.False(decision.Refused);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Changed_facts_are_taken()
    {
        _grid.Apply(new GridEstablished("新荣村第1网格", 400), 1, DateTimeOffset.UnixEpoch, "plan-0001");

        Assert.Single(GridRules.Establish(_grid, Plan with { Households = 390 }).Facts);
    }

    [Theory]
    [InlineData("", 400, "name")]
    [InlineData("  ", 400, "name")]
    [InlineData("新荣村第1网格", -1, "households")]
    [InlineData("新荣村第1网格", 100_001, "households")]
    public void Facts_out_of_range_are_refused_and_named(string name, int households, string field)
    {
        var decision = GridRules.Establish(_grid, Plan with { Name = name, Households = households });

        Assert.Equal(RefusalCode.Invalid, decision.Refusal?.Code);
        Assert.Equal(field, Assert.Single(decision.Refusal!.Fields).Field);
    }
}
