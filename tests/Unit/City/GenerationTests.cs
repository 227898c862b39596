using System.Security.Cryptography;
using GridOrleans.City;
using GridOrleans.City.Generation;
using GridOrleans.Units;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Xunit;

namespace GridOrleans.Unit.City;

public sealed class GenerationTests(DefaultPlan city)
{
    [Fact]
    public void The_city_has_exactly_its_published_grids() => Assert.Equal(5379, city.Plan.Grids.Count);

    [Fact]
    public void Every_village_and_community_has_a_grid()
    {
        var villages = city.Plan.Grids.Select(grid => grid.Code.At(UnitLevel.Village)).Distinct().Order();
        Assert.Equal(Codes(UnitLevel.Village), villages);
        Assert.Equal(1827, Codes(UnitLevel.Village).Count());
    }

    [Fact]
    public void Serials_count_from_001_without_a_hole()
    {
        foreach (var village in city.Plan.Grids.GroupBy(grid => grid.Code.At(UnitLevel.Village)))
        {
            var expected = Enumerable.Range(1, village.Count()).Select(i => $"{village.Key}{i:000}");
            Assert.Equal(expected, village.Select(grid => grid.Code.ToString()));
        }
    }

    [Theory]
    [InlineData(UnitLevel.District)]
    [InlineData(UnitLevel.Township)]
    [InlineData(UnitLevel.Village)]
    [InlineData(UnitLevel.Grid)]
    public void Each_level_tiles_the_city_with_exactly_matching_borders(UnitLevel level)
    {
        var layer = Land(level);
        Assert.All(layer, area => Assert.True(area is Polygon { IsEmpty: false, IsValid: true, NumInteriorRings: 0 }));
        Assert.False(CoverageValidator.HasInvalidResult(CoverageValidator.Validate(layer)));
        var whole = Assert.IsType<Polygon>(CoverageUnion.Union(layer));
        Assert.Equal(0, whole.NumInteriorRings);
        Assert.True(whole.EqualsTopologically(CoverageUnion.Union(Land(UnitLevel.District))));
    }

    [Fact]
    public void Children_together_are_exactly_their_parent()
    {
        var land = city.Plan.Units.Where(unit => unit.Outline is not null).ToDictionary(u => u.Code, u => u.Outline!);
        var children = city.Plan.Units.Where(unit => unit.Code.Level > UnitLevel.District)
            .Select(unit => (unit.Code, Area: unit.Outline!))
            .Concat(city.Plan.Grids.Select(grid => (grid.Code, Area: grid.Outline!)))
            .GroupBy(child => child.Code.Parent!.Value, child => child.Area);
        foreach (var family in children)
        {
            Assert.True(CoverageUnion.Union([.. family]).Normalized().EqualsExact(land[family.Key].Normalized()));
        }
    }

    [Fact]
    public void Outer_rings_run_counter_clockwise_on_a_lattice_of_a_millionth_of_a_degree()
    {
        foreach (var grid in city.Plan.Grids)
        {
            Assert.True(((Polygon)grid.Outline!).Shell.IsCCW);
            Assert.All(grid.Outline!.Coordinates, corner =>
            {
                Assert.Equal(Math.Round(corner.X * 1e6) / 1e6, corner.X);
                Assert.Equal(Math.Round(corner.Y * 1e6) / 1e6, corner.Y);
            });
        }
    }

    [Fact]
    public void Most_grids_hold_300_to_500_households_and_every_other_says_why()
    {
        var outside = city.Plan.Grids.Where(grid => !HouseholdBand.Holds(grid.Households)).ToArray();
        Assert.InRange(outside.Length / 5379.0, 0.05, 0.15);
        Assert.All(outside, grid =>
            Assert.Contains(grid.Reason, new[] { HouseholdBand.Rural, HouseholdBand.SpecialPurpose }));
        Assert.All(city.Plan.Grids.Except(outside), grid => Assert.Empty(grid.Reason));
    }

    [Fact]
    public void Everything_generated_is_marked_synthetic()
    {
        Assert.All(city.Plan.Grids, grid => Assert.True(grid.Synthetic));
        Assert.All(city.Plan.Units, unit => Assert.Equal(unit.Code.Level > UnitLevel.District, unit.Synthetic));
    }

    [Fact]
    public void Every_grid_has_a_responsible_gridworker_of_its_own() =>
        Assert.All(city.Plan.Grids, grid => Assert.Equal($"gw-{grid.Code}", grid.Responsible));

    [Theory]
    [InlineData("新荣村村委会", "新荣村")]
    [InlineData("圣水沟村委会", "圣水沟村")]
    [InlineData("某村民委员会", "某村")]
    [InlineData("御河东街居委会", "御河东街")]
    [InlineData("某社区居民委员会", "某社区")]
    [InlineData("开发区类似社区", "开发区类似社区")]
    public void A_grid_is_called_after_the_place_not_its_committee(string published, string place) =>
        Assert.Equal(place, PlaceName.Of(published));

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var first = city.Written();
        var again = city.NewFolder();
        CityGenerator.Generate(DefaultCity.Seed, null, TestContext.Current.CancellationToken).Write(again);
        foreach (var file in Directory.GetFiles(first))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(again, Path.GetFileName(file))));
        }
    }

    /// <summary>A silo that lost its files makes the city it had: change these only with a note to the users.</summary>
    [Theory]
    [InlineData("grids.csv", "3e285a5d16ed9055fa373a76001a2cb944cd584991fae7ecb49122009c2b4850")]
    [InlineData("grids.geojson", "0f002178f04dd688c0f2d5a0aa1fecf6657f659a382235f0b1fca7ce69b45e66")]
    public void The_default_city_is_the_same_in_every_release(string file, string sha256)
    {
        var bytes = File.ReadAllBytes(Path.Combine(city.Written(), file));
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Another_seed_gives_another_city_that_is_as_good()
    {
        var other = CityGenerator.Generate(20241201, null, TestContext.Current.CancellationToken);
        Assert.Equal(5379, other.Grids.Count);
        Assert.NotEqual(city.Plan.Grids.Select(grid => grid.Households), other.Grids.Select(grid => grid.Households));
    }

    [Fact]
    public void Generating_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => CityGenerator.Generate(1, null, stop.Token));
    }

    private IEnumerable<UnitCode> Codes(UnitLevel level) =>
        city.Plan.Units.Where(unit => unit.Code.Level == level).Select(unit => unit.Code);

    private Geometry[] Land(UnitLevel level) => level is UnitLevel.Grid
        ? [.. city.Plan.Grids.Select(grid => grid.Outline!)]
        : [.. city.Plan.Units.Where(unit => unit.Code.Level == level).Select(unit => unit.Outline!)];
}
