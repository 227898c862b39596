using System.Collections.Immutable;
using GridOrleans.Assessment;
using GridOrleans.Gridworkers;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Assessment;

public sealed class WorkloadRulesTests
{
    private static readonly UnitCode Village = UnitCode.Parse("140212100201");
    private static readonly UnitCode Grid = UnitCode.Parse("140212100201001");
    private static readonly UnitCode Beside = UnitCode.Parse("140212100201002");
    private static readonly UnitCode Elsewhere = UnitCode.Parse("140212100202001");
    private static readonly AssessmentPeriod Week = new(new(2026, 3, 2), new(2026, 3, 6));
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(WorkloadBy.Department, "Emergency:2/50/1560, ?:1/40/1560, Urban:1/15/1560")]
    [InlineData(WorkloadBy.Grid, "140212100201002:1/40/360, 140212100201001:3/65/1200")]
    [InlineData(WorkloadBy.Gridworker, "qian:1/25/360, zhao:3/80/1200")]
    public void Minutes_demanded_and_available_by_whoever_demands_or_bears_them(WorkloadBy by, string expected)
    {
        var (whole, rows, total) = Read(by);

        Assert.Equal(expected, string.Join(", ", rows.Select(Text)));
        Assert.Equal(total, rows.Length);
        Assert.Equal("140212100201:4/105/1560", Text(whole));
        Assert.Equal(105 / 1560.0, whole.Load!.Value, 9);
    }

    [Fact]
    public void Nobody_sees_another_gridworkers_minutes_in_the_own_load()
    {
        var (whole, rows, _) = Read(WorkloadBy.Grid, "zhao");

        Assert.Equal("140212100201:3/80/1200", Text(whole));
        Assert.Equal(
            "140212100201002:1/40/0, 140212100201001:2/40/1200", string.Join(", ", rows.Select(Text)));
    }

    [Fact]
    public void Where_nobody_is_on_the_staff_there_are_minutes_and_no_ratio()
    {
        var (whole, _, _) = WorkloadRules.Read(Facts([]), Query(WorkloadBy.Grid, null));

        Assert.Equal((105, 0, null), (whole.Demanded, whole.Available, whole.Load));
    }

    private static (WorkloadView Whole, ImmutableArray<WorkloadView> Rows, int Total) Read(
        WorkloadBy by, string? worker = null) => WorkloadRules.Read(
            Facts(
            [
                // Zhao works in two grids, one of them elsewhere; Qian from Wednesday on.
                Held("zhao", StaffClass.FullTime, Monday.AddYears(-1), [Grid, Elsewhere]),
                Held("qian", StaffClass.PartTime, Monday.AddDays(2), [Beside]),
                Held("sun", StaffClass.FullTime, Monday, [Elsewhere]),
            ]),
            Query(by, worker));

    private static WorkloadQuery Query(WorkloadBy by, string? worker) => new(Village, Week, by, worker, 0, 10);

    private static WorkloadFacts Facts(IReadOnlyList<GridworkerView> staff) => new(
        [
            Task(Grid, 1, "N101", "zhao", "T-N101"),
            Task(Grid, 2, "N102", "zhao", "T-N102"),
            Task(Grid, 3, "N101", "qian", "T-N101"),
            Task(Beside, 4, "N301", "zhao", "T-gone"),
            Task(Beside, 5, "N301", null, null),
        ],
        staff,
        [.. Enumerable.Range(0, 5).Select(Week.From.AddDays)],
        new Dictionary<string, string> { ["T-N101"] = "Emergency", ["T-N102"] = "Urban" },
        IndicatorSet.LoadSample());

    private static AssessedCase Task(UnitCode grid, int serial, string item, string? worker, string? ticket) => new()
    {
        Number = new(grid, serial),
        Item = item,
        Place = new(113.3, 40.09),
        ReportedAt = Monday,
        Worker = worker,
        Ticket = ticket,
    };

    private static GridworkerView Held(
        string worker, StaffClass of, DateTimeOffset at, ImmutableArray<UnitCode> grids) => new()
        {
            Worker = worker,
            County = Village.At(UnitLevel.District),
            Name = worker,
            Phone = "",
            Post = "grid",
            Class = of,
            AppointedAt = at,
            Grids = grids,
            ResponsibleFor = [],
            Merits = [],
        };

    private static string Text(WorkloadView row) => $"{row.Name}:{row.Tasks}/{row.Demanded}/{row.Available}";
}
