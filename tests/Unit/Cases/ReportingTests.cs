using GridOrleans.Access;
using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class ReportingTests
{
    [Fact]
    public void A_report_opens_a_case_that_the_grid_owns()
    {
        var file = new GridOnPaper().Do(People.Resident, Stories.Rubbish);

        Assert.Equal(GridOnPaper.Number(1), file.Number);
        Assert.Equal(CaseStep.Reported, file.Step);
        Assert.Equal(GridOnPaper.Code, file.Owner);
        Assert.Equal(new Signature("resident-li", Role.Resident, GridOnPaper.Code), file.Reporter);
        Assert.Equal(["resident-li"], file.Subscribers);
    }

    [Fact]
    public void A_grid_that_is_not_in_the_plan_takes_no_report() =>
        Assert.Equal(
            RefusalCode.UnknownUnit,
            new GridOnPaper(established: false).Refuse(People.Resident, Stories.Rubbish).Code);

    [Fact]
    public void A_matter_may_be_reported_unclassified() =>
        Assert.Equal(
            ReportCase.Unclassified,
            new GridOnPaper().Do(People.Resident, Stories.Rubbish with { Item = ReportCase.Unclassified }).Item);

    [Fact]
    public void An_item_that_is_not_in_the_catalogue_is_refused_with_the_list()
    {
        var refusal = new GridOnPaper().Refuse(People.Resident, Stories.Rubbish with { Item = "N999" });

        Assert.Equal(RefusalCode.UnknownItem, refusal.Code);
        Assert.Contains("N301 (Heaped rubbish)", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("unclassified", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_item_is_refused_with_what_became_of_it()
    {
        var moved = new GridOnPaper().Refuse(People.Resident, Stories.Rubbish with { Item = "O103" });
        var kept = new GridOnPaper().Refuse(People.Resident, Stories.Rubbish with { Item = "O501" });

        Assert.Contains("moved to department Emergency", moved.Detail, StringComparison.Ordinal);
        Assert.Contains("kept as N301", kept.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resident_of_another_village_cannot_report_here()
    {
        var stranger = People.With("resident-far", Role.Resident, "140213001002001");

        Assert.Equal(RefusalCode.NotEntitled, new GridOnPaper().Refuse(stranger, Stories.Rubbish).Code);
    }

    [Theory]
    [InlineData(ReportSource.Gridworker)]
    [InlineData(ReportSource.Department)]
    [InlineData(ReportSource.Hotline)]
    public void A_resident_reports_as_a_resident_only(ReportSource source) =>
        Assert.Equal(
            RefusalCode.NotEntitled,
            new GridOnPaper().Refuse(People.Resident, Stories.Rubbish with { Source = source }).Code);

    [Fact]
    public void Desks_and_centres_report_what_the_hotline_heard()
    {
        var grid = new GridOnPaper();

        Assert.All(
            new[] { People.Township, People.County, People.City },
            office => Assert.Equal(
                office.Id,
                grid.Do(office, Stories.Rubbish with { Source = ReportSource.Hotline }).Reporter.Id));
        Assert.Equal(RefusalCode.NotEntitled, grid.Refuse(People.City, Stories.Rubbish).Code);
    }

    [Fact]
    public void The_same_item_within_50_metres_and_24_hours_may_be_a_duplicate()
    {
        var grid = Stories.Reported();
        grid.Wait(TimeSpan.FromHours(24));

        // 0.0004° of latitude are 44.5 m.
        var near = grid.Do(People.Neighbour, Stories.Rubbish with { Place = new(113.30, 40.0804) });

        Assert.Equal(GridOnPaper.Number(1), near.MayBeDuplicateOf);
    }

    [Fact]
    public void Another_item_another_place_and_another_day_are_no_duplicates()
    {
        var grid = Stories.Reported();

        Assert.Null(grid.Do(People.Neighbour, Stories.Rubbish with { Item = "N302" }).MayBeDuplicateOf);
        Assert.Null(grid.Do(
            People.Neighbour,
            Stories.Rubbish with { Place = new(113.30, 40.0805) }).MayBeDuplicateOf); // 55.6 m
        grid.Wait(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Null(grid.Do(People.Neighbour, Stories.Rubbish).MayBeDuplicateOf);
    }

    [Fact]
    public void A_sealed_case_is_no_duplicate_and_a_reclassified_one_is_one_of_its_new_item()
    {
        var grid = Stories.Reported();
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary, Item: "N302"));

        Assert.Null(grid.Do(People.Neighbour, Stories.Rubbish).MayBeDuplicateOf);
        Assert.Equal(
            GridOnPaper.Number(1),
            grid.Do(People.Neighbour, Stories.Rubbish with { Item = "N302" }).MayBeDuplicateOf);
        grid.Do(People.Clerk, new RejectCase("nothing there"));
        Assert.Equal(
            GridOnPaper.Number(3),
            grid.Do(People.Neighbour, Stories.Rubbish with { Item = "N302" }).MayBeDuplicateOf);
    }

    [Theory]
    [InlineData(113.30, 40.08, 113.30, 40.08, 0)]
    [InlineData(113.30, 40.08, 113.31, 40.08, 850.8)]
    [InlineData(0, 0, 0, 1, 111_195.1)]
    [InlineData(-180, 0, 180, 0, 0)]
    public void Distances_are_those_on_the_sphere(double lon, double lat, double toLon, double toLat, double metres) =>
        Assert.Equal(metres, Duplicates.MetresBetween(new(lon, lat), new(toLon, toLat)), 0.1);
}
