using System.Net;
using Xunit;

namespace GridOrleans.Integration.Grids;

public sealed class HomesTests
{
    private const string Township = "140212100";
    private const string Village = "140212100201";
    private const string Grid = "140212100201001";

    private static readonly string[] Grids =
    [
        .. from township in Enumerable.Range(100, 60)
           from village in Enumerable.Range(201, 9)
           from serial in Enumerable.Range(1, 10)
           select $"140212{township}{village}{serial:000}",
    ];

    [Fact]
    public void When_a_silo_goes_only_its_grains_move()
    {
        var silos = Silos(4);
        var left = silos[..3];

        foreach (var grid in Grids)
        {
            var before = Homes.Of(grid, silos);

            Assert.Equal(before.Equals(silos[3]), !Homes.Of(grid, left).Equals(before));
        }
    }

    [Fact]
    public void Whoever_moves_when_a_silo_joins_moves_to_it()
    {
        var silos = Silos(4);

        var moved = Grids.Where(grid => !Homes.Of(grid, silos[..3]).Equals(Homes.Of(grid, silos))).ToArray();

        Assert.All(moved, grid => Assert.Equal(silos[3], Homes.Of(grid, silos)));
        Assert.InRange(moved.Length, Grids.Length / 5, Grids.Length / 3);
    }

    [Fact]
    public void A_silo_that_starts_again_under_its_address_has_the_same_grains()
    {
        var before = Silos(3);
        SiloAddress[] after = [before[0], SiloAddress.New(before[1].Endpoint, 77), before[2]];

        Assert.Equal(
            Grids.Select(grid => Homes.Of(grid, before).Endpoint),
            Grids.Select(grid => Homes.Of(grid, after).Endpoint));
    }

    [Fact]
    public void It_does_not_matter_in_which_order_the_silos_are_known()
    {
        var silos = Silos(4);

        Assert.All(Grids, grid => Assert.Equal(Homes.Of(grid, silos), Homes.Of(grid, [.. silos.Reverse()])));
    }

    [Fact]
    public void Grids_are_spread_evenly()
    {
        var silos = Silos(4);

        var shares = Grids.CountBy(grid => Homes.Of(grid, silos)).ToArray();

        Assert.Equal(4, shares.Length);
        Assert.All(shares, share => Assert.InRange(share.Value, Grids.Length * 0.22, Grids.Length * 0.28));
    }

    [Theory]
    [InlineData(Grid)]
    [InlineData(Village)]
    [InlineData(Township)]
    public void All_that_lies_in_a_township_lives_where_it_does(string code) =>
        Assert.Equal(Township, Homes.KeyOf(Placement.Township, code));

    [Theory]
    [InlineData("140212")]
    [InlineData("1402")]
    [InlineData("gw-140212100201001")]
    public void Whatever_lies_above_or_has_no_code_lives_by_its_own_key(string key) =>
        Assert.Equal(key, Homes.KeyOf(Placement.Township, key));

    [Fact]
    public void Spread_evenly_each_grid_lives_by_its_own_code() =>
        Assert.Equal(Grid, Homes.KeyOf(Placement.Even, Grid));

    private static SiloAddress[] Silos(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_110 + i), i)),
    ];
}
