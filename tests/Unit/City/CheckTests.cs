using GridOrleans.City;
using GridOrleans.City.Checks;
using GridOrleans.Units;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace GridOrleans.Unit.City;

public sealed class CheckTests(DefaultPlan city)
{
    [Fact]
    public void A_faultless_plan_has_no_findings() => Assert.Empty(PlanCheck.Findings(Squares.Plan()));

    [Fact]
    public void The_generated_city_has_no_finding_but_grids_outside_the_band()
    {
        var findings = PlanCheck.Findings(city.Plan);
        Assert.All(findings, finding =>
            Assert.Equal((PlanFindingKind.HouseholdBand, PlanSeverity.Warning), (finding.Kind, finding.Severity)));
        Assert.Equal(city.Plan.Grids.Count(grid => !HouseholdBand.Holds(grid.Households)), findings.Count);
    }

    [Fact]
    public void One_corner_moved_in_the_whole_city_is_found()
    {
        const int Moved = 2500;
        var grid = city.Plan.Grids[Moved];
        var ring = grid.Outline!.Copy().Coordinates;
        var corner = ring[1].Copy();
        ring[1].X += (grid.Outline.Centroid.X - corner.X) * -0.05;
        ring[1].Y += (grid.Outline.Centroid.Y - corner.Y) * -0.05;
        List<PlanGrid> grids = [.. city.Plan.Grids];
        grids[Moved] = grid with { Outline = GeometryFactory.Default.CreatePolygon(ring) };
        var errors = PlanCheck.Findings(city.Plan with { Grids = grids })
            .Where(finding => finding.Severity is PlanSeverity.Error).ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, finding => Assert.Contains($"{grid.Code}", finding.Codes));
        Assert.All(errors, finding =>
            Assert.InRange(corner.Distance(new(finding.Lon!.Value, finding.Lat!.Value)), 0, 0.05));
        Assert.Contains(errors, finding => finding.Kind is PlanFindingKind.Overlap);
    }

    [Fact]
    public void An_overlap_is_reported_with_both_codes_and_its_place()
    {
        var finding = Only(Squares.With(Squares.West, Squares.Box(0, 0, 0.012, 0.01)));
        Assert.Equal(PlanFindingKind.Overlap, finding.Kind);
        Assert.Equal([$"{Squares.West}", $"{Squares.East}"], finding.Codes);
        Assert.InRange(finding.Lon!.Value, 0.01, 0.012);
        Assert.InRange(finding.Lat!.Value, 0, 0.01);
    }

    [Fact]
    public void Two_grids_on_the_same_land_are_an_overlap()
    {
        var plan = Squares.With(Squares.West, Squares.Box(0.01, 0, 0.02, 0.01));
        Assert.Equal(
            [PlanFindingKind.Overlap, PlanFindingKind.Gap],
            PlanCheck.Findings(plan).Select(finding => finding.Kind));
    }

    [Fact]
    public void A_grid_inside_another_is_an_overlap()
    {
        var plan = Squares.Plan();
        var inside = Squares.Grid(UnitCode.Parse("140299100201003"), Squares.Box(0.002, 0.002, 0.004, 0.004));
        var finding = Only(plan with { Grids = [.. plan.Grids, inside] });
        Assert.Equal(PlanFindingKind.Overlap, finding.Kind);
        Assert.Contains($"{inside.Code}", finding.Codes);
    }

    [Fact]
    public void A_gap_between_grids_is_reported_with_the_village_and_its_neighbours()
    {
        var finding = Only(Squares.With(Squares.East, Squares.Box(0.011, 0, 0.02, 0.01)));
        Assert.Equal(PlanFindingKind.Gap, finding.Kind);
        Assert.Equal([$"{Squares.Village}", $"{Squares.West}", $"{Squares.East}"], finding.Codes);
        Assert.InRange(finding.Lon!.Value, 0.01, 0.011);
    }

    [Fact]
    public void A_hole_between_grids_is_a_gap_even_where_no_unit_has_land()
    {
        var hole = GeometryFactory.Default.CreatePolygon(
            Squares.Box(0, 0, 0.01, 0.01).Shell, [Squares.Box(0.004, 0.004, 0.005, 0.005).Shell]);
        var plan = Squares.With(Squares.West, hole);
        plan = plan with { Units = [.. plan.Units.Select(unit => unit with { Outline = null })] };
        var finding = Only(plan);
        Assert.Equal(PlanFindingKind.Gap, finding.Kind);
        Assert.Equal([$"{Squares.West}"], finding.Codes);
        Assert.InRange(finding.Lon!.Value, 0.004, 0.005);
    }

    [Fact]
    public void A_border_vertex_on_one_side_only_is_a_warning()
    {
        var plan = Squares.With(Squares.West, Read("POLYGON((0 0,0.01 0,0.01 0.005,0.01 0.01,0 0.01,0 0))"));
        Assert.All(PlanCheck.Findings(plan), finding =>
            Assert.Equal((PlanFindingKind.UnmatchedBorder, PlanSeverity.Warning), (finding.Kind, finding.Severity)));
        Assert.NotEmpty(PlanCheck.Findings(plan));
    }

    [Fact]
    public void A_grid_outside_its_village_is_reported_where_it_sticks_out()
    {
        var finding = Only(Squares.With(Squares.East, Squares.Box(0.01, 0, 0.03, 0.01)));
        Assert.Equal(PlanFindingKind.OutsideParent, finding.Kind);
        Assert.Equal([$"{Squares.East}", $"{Squares.Village}"], finding.Codes);
        Assert.InRange(finding.Lon!.Value, 0.02, 0.03);
    }

    [Theory]
    [InlineData("POLYGON EMPTY", "MissingOutline")]
    [InlineData("POLYGON((0.01 0,0.02 0.01,0.02 0,0.01 0.01,0.01 0))", "InvalidOutline")]
    [InlineData("MULTIPOLYGON(((0.01 0,0.02 0,0.02 0.01,0.01 0.01,0.01 0)))", "InvalidOutline")]
    [InlineData("POLYGON((500 0,501 0,501 1,500 0))", "InvalidOutline")]
    public void Land_that_is_not_one_valid_polygon_is_refused(string land, string kind)
    {
        var finding = PlanCheck.Findings(Squares.With(Squares.East, Read(land)))[0];
        Assert.Equal((kind, PlanSeverity.Error), (finding.Kind.ToString(), finding.Severity));
        Assert.Equal([$"{Squares.East}"], finding.Codes);
    }

    [Fact]
    public void A_code_used_twice_is_refused()
    {
        var plan = Squares.Plan();
        var findings = PlanCheck.Findings(plan with { Grids = [.. plan.Grids, plan.Grids[0]] });
        var finding = Assert.Single(findings, finding => finding.Kind is PlanFindingKind.DuplicateCode);
        Assert.Equal([$"{Squares.West}"], finding.Codes);
        Assert.InRange(finding.Lon!.Value, 0, 0.01);
    }

    [Fact]
    public void A_grid_of_an_unknown_village_is_refused_and_the_village_left_empty_told()
    {
        var plan = Squares.Plan();
        var moved = plan.Grids.Select((grid, i) => grid with { Code = UnitCode.Parse($"14029910029900{i + 1}") });
        Assert.Equal(
            [PlanFindingKind.UnknownParent, PlanFindingKind.UnknownParent, PlanFindingKind.VillageWithoutGrid],
            PlanCheck.Findings(plan with { Grids = [.. moved] }).Select(finding => finding.Kind));
    }

    [Fact]
    public void A_unit_without_its_parent_is_refused()
    {
        var plan = Squares.Plan();
        var finding = Only(plan with { Units = [.. plan.Units.Where(unit => unit.Kind != "town")] });
        Assert.Equal((PlanFindingKind.UnknownParent, $"{Squares.Village}"), (finding.Kind, finding.Codes[0]));
    }

    [Fact]
    public void A_code_on_the_wrong_level_is_refused()
    {
        var plan = Squares.Plan();
        var grid = Squares.Grid(UnitCode.Parse("140299100202"), null);
        var kinds = PlanCheck.Findings(plan with { Grids = [.. plan.Grids, grid] }).Select(finding => finding.Kind);
        Assert.Contains(PlanFindingKind.WrongCode, kinds);
    }

    [Theory]
    [InlineData(299, "", "no reason is given")]
    [InlineData(501, "", "no reason is given")]
    [InlineData(12, "rural", "reason: rural")]
    public void A_grid_outside_the_band_is_a_warning_that_tells_the_reason(int households, string reason, string told)
    {
        var plan = Squares.Plan();
        plan = plan with
        {
            Grids = [plan.Grids[0] with { Households = households, Reason = reason }, plan.Grids[1]],
        };
        var finding = Assert.Single(PlanCheck.Findings(plan));
        Assert.Equal(PlanSeverity.Warning, finding.Severity);
        Assert.Contains(told, finding.Detail, StringComparison.Ordinal);
    }

    private static PlanFinding Only(CityPlan plan)
    {
        var finding = Assert.Single(PlanCheck.Findings(plan));
        Assert.Equal(PlanSeverity.Error, finding.Severity);
        return finding;
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
