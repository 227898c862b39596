using System.Text.Json;
using GridOrleans.City;
using GridOrleans.City.Checks;
using GridOrleans.City.Guarantees;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.City;

/// <summary>A plan into which one violation was planted returns exactly that one.</summary>
public sealed class GuaranteeTests(DefaultPlan city)
{
    [Fact]
    public void The_generated_city_keeps_all_four_guarantees() =>
        Assert.All(Reports(city.Plan), report => Assert.Equal((true, 0), (report.Holds, report.Count)));

    [Fact]
    public void The_four_have_their_names_in_both_languages()
    {
        var reports = Reports(Squares.Plan());

        Assert.Equal(Enum.GetValues<Guarantee>(), reports.Select(report => report.Guarantee));
        Assert.All(reports, report => Assert.True(report.Name.Length > 0 && report.English.Length > 0));
    }

    [Fact]
    public void The_guide_names_every_guarantee_every_violation_and_every_finding()
    {
        var guide = File.ReadAllText(RepositoryFiles.Path("docs", "city-plan.md"));

        Assert.All(
            Enum.GetNames<Guarantee>().Concat(Enum.GetNames<ViolationKind>()),
            name => Assert.Contains(
                $"`{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}`", guide, StringComparison.Ordinal));
        Assert.All(
            Enum.GetNames<PlanFindingKind>(), name => Assert.Contains($"`{name}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void An_overlap_breaks_the_first() => AssertOnly(
        Squares.With(Squares.West, Squares.Box(0, 0, 0.012, 0.01)),
        (Guarantee.NoOverlappingBorder, ViolationKind.Overlap, [$"{Squares.West}", $"{Squares.East}"]));

    [Fact]
    public void A_grid_without_anybody_breaks_the_second_and_leaves_its_households_unserved()
    {
        var plan = With(grid => grid with { Responsible = null });

        AssertOnly(
            plan,
            (Guarantee.NoGridWithoutResponsible, ViolationKind.NoResponsible, [$"{Squares.West}"]),
            (Guarantee.NoHouseholdUnserved, ViolationKind.HouseholdsWithoutResponsible, [$"{Squares.West}"]));
        Assert.Equal(
            $"400 households of grid {Squares.West} have no responsible gridworker.",
            Reports(plan)[3].Violations[0].Detail);
    }

    [Fact]
    public void A_grid_without_households_leaves_none_unserved() => AssertOnly(
        With(grid => grid with { Responsible = null, Households = 0 }),
        (Guarantee.NoGridWithoutResponsible, ViolationKind.NoResponsible, [$"{Squares.West}"]));

    [Fact]
    public void Land_that_is_no_grid_s_breaks_the_third() => AssertOnly(
        Squares.With(Squares.West, Squares.Box(0, 0, 0.009, 0.01)),
        (Guarantee.NoGapInManagement, ViolationKind.Gap, [$"{Squares.Village}", $"{Squares.West}", $"{Squares.East}"]));

    [Fact]
    public void A_village_without_a_grid_breaks_the_third_and_the_fourth()
    {
        var plan = Squares.Plan();

        AssertOnly(
            plan with { Units = [.. plan.Units, new(UnitCode.Parse("140299100202"), "空村", "village")] },
            (Guarantee.NoGapInManagement, ViolationKind.VillageWithoutGrid, ["140299100202"]),
            (Guarantee.NoHouseholdUnserved, ViolationKind.VillageWithoutGrid, ["140299100202"]));
    }

    [Fact]
    public void A_unit_with_nothing_above_it_breaks_the_third()
    {
        var plan = Squares.Plan();

        AssertOnly(
            plan with { Units = [.. plan.Units.Where(unit => unit.Kind != "town")] },
            (Guarantee.NoGapInManagement, ViolationKind.NothingAbove, [$"{Squares.Village}"]));
    }

    [Fact]
    public void Households_in_a_grid_without_land_are_outside_every_grid()
    {
        var plan = Squares.Plan();
        var landless = Squares.Grid(UnitCode.Parse("140299100201003"), null);

        AssertOnly(
            plan with { Grids = [.. plan.Grids, landless] },
            (Guarantee.NoHouseholdUnserved, ViolationKind.HouseholdsWithoutLand, [$"{landless.Code}"]));
    }

    [Fact]
    public void A_violation_is_told_with_a_point_to_look_at()
    {
        var gap = Reports(Squares.With(Squares.West, Squares.Box(0, 0, 0.009, 0.01)))[2].Violations[0];

        Assert.InRange(gap.Lon!.Value, 0.009, 0.01);
        Assert.InRange(gap.Lat!.Value, 0, 0.01);
    }

    [Fact]
    public void A_unit_is_told_of_what_concerns_its_subtree()
    {
        var overlap = Reports(Squares.With(Squares.West, Squares.Box(0, 0, 0.012, 0.01)))[0];

        Assert.Equal(
            [1, 1, 1, 0],
            from code in (string[])["1402", "140299100201", $"{Squares.East}", "140298"]
            select overlap.Within(UnitCode.Parse(code)).Count);
        Assert.True(overlap.Within(UnitCode.Parse("140298")).Holds);
    }

    [Fact]
    public void A_page_keeps_the_total()
    {
        var plan = city.Plan with { Grids = [.. city.Plan.Grids.Select(grid => grid with { Responsible = null })] };
        var unmanned = Reports(plan)[1];

        var page = unmanned.Page(skip: 5_300, limit: 500);

        Assert.Equal((5_379, 79, false), (page.Count, page.Violations.Length, page.Holds));
        Assert.Equal(city.Plan.Grids[^1].Code.ToString(), page.Violations[^1].Codes[0]);
    }

    private static IReadOnlyList<GuaranteeReport> Reports(CityPlan plan) =>
        GuaranteeCheck.Of(plan, PlanCheck.Findings(plan));

    private static CityPlan With(Func<PlanGrid, PlanGrid> change)
    {
        var plan = Squares.Plan();
        return plan with { Grids = [change(plan.Grids[0]), plan.Grids[1]] };
    }

    private static void AssertOnly(
        CityPlan plan, params (Guarantee Guarantee, ViolationKind Kind, string[] Codes)[] expected)
    {
        var reports = Reports(plan);
        var told = from report in reports
                   from violation in report.Violations
                   select (report.Guarantee, violation.Kind, string.Join(' ', violation.Codes));
        Assert.Equal(expected.Select(one => (one.Guarantee, one.Kind, string.Join(' ', one.Codes))), told);
        Assert.All(reports, report => Assert.Equal(report.Count == 0, report.Holds));
    }
}
