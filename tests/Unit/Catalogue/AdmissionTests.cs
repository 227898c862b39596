using System.Text.Json.Nodes;
using GridOrleans.Catalogue;
using GridOrleans.Cases;
using GridOrleans.Tickets;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Catalogue;

public sealed class AdmissionTests
{
    private static readonly DateTimeOffset LastSecond = new(2026, 1, 31, 23, 59, 59, TimeSpan.FromHours(8));

    [Fact]
    public void An_eighteenth_item_is_refused_with_exactly_what_must_be_added()
    {
        var (catalogue, findings) = ItemCatalogue.Read(SampleText.Node().WithItem(null).ToJsonString());

        Assert.Null(catalogue);
        var finding = Assert.Single(findings);
        Assert.StartsWith("Item N701 (积雪清扫 Snow to be cleared): no old item is kept as it", finding, Ordinal);
        Assert.All(
            ["approvedBy", "political-legal committee", "approvedOn", "tasksPerYear", "minutesPerTask", "防火墙"],
            part => Assert.Contains(part, finding, Ordinal));
    }

    [Fact]
    public void With_an_approval_that_knows_its_impact_it_is_admitted()
    {
        var catalogue = SampleText.Node().WithItem(SampleText.Admission()).Load();

        Assert.Equal(18, catalogue.Items.Length);
        Assert.Equal(new Impact(3_000, 20), catalogue.Find("N701")!.Admission!.Impact);
        Assert.Null(TicketRules.Objection(
            catalogue.FindTicket("T-N701")!, "N701", catalogue, LastSecond.AddYears(5)));
    }

    public static TheoryData<string, string?, string> Gaps => new()
    {
        { "approvedBy", "\" \"", "Item N701: admission.approvedBy: the county committee" },
        { "approvedBy", null, "Item N701: admission.approvedBy: the county committee" },
        { "approvedOn", null, "Item N701: admission.approvedOn: the day of the approval" },
        { "approvedOn", "\"2025-01-02\"", "in force from 2025-01-01, but the item was approved on 2025-01-02 only" },
        { "impact", null, "Item N701: admission.impact.tasksPerYear: a whole number from 1" },
        { "impact", """{"tasksPerYear":5}""", "Item N701: admission.impact.minutesPerTask: a whole number from 1" },
        { "impact", """{"tasksPerYear":0,"minutesPerTask":5}""", "impact.tasksPerYear: a whole number from 1" },
        { "until", "\"2026-01-31\"", "Item N701: admission.until: only a temporary item ends" },
        { "reason", "\"snow\"", "The catalogue cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void An_approval_that_leaves_something_open_is_refused(string field, string? value, string finding)
    {
        var admission = SampleText.Admission();
        admission.Remove(field);
        if (value is not null)
        {
            admission[field] = JsonNode.Parse(value);
        }

        var (_, findings) = ItemCatalogue.Read(SampleText.Node().WithItem(admission).ToJsonString());

        Assert.Contains(findings, told => told.Contains(finding, Ordinal));
    }

    [Theory]
    [InlineData(null, "Item N701: admission.until: the item is temporary, so its last day is expected.")]
    [InlineData("2024-12-19", "Item N701: admission.until: the item ends on 2024-12-19, before it was approved.")]
    public void A_temporary_item_needs_a_last_day(string? until, string finding)
    {
        var text = SampleText.Node().WithItem(SampleText.Admission(until), temporary: true);

        Assert.Equal([finding], ItemCatalogue.Read(text.ToJsonString()).Findings);
    }

    [Theory]
    [InlineData("admission")]
    [InlineData("temporary")]
    public void An_item_kept_from_the_old_list_is_neither_admitted_nor_temporary(string field)
    {
        var text = SampleText.Node();
        text["items"]![4]![field] = field == "temporary" ? true : SampleText.Admission();

        Assert.Equal(
            ["Item N202: it is kept from the old list, so it has no admission and is not temporary."],
            ItemCatalogue.Read(text.ToJsonString()).Findings);
    }

    [Fact]
    public void The_seventeen_stay_the_norm_an_admitted_item_does_not_replace_one()
    {
        var text = SampleText.Node().WithItem(SampleText.Admission());
        text["items"]!.AsArray().RemoveAt(0);

        Assert.Contains(
            "items kept from the old list: there are 16; 17 are expected.",
            ItemCatalogue.Read(text.ToJsonString()).Findings);
    }

    [Fact]
    public void A_temporary_item_is_taken_through_its_last_day_in_china()
    {
        var grid = Grid(until: LastSecond);
        var rubbish = Stories.Rubbish with { Item = "N701" };

        grid.Do(People.Resident, rubbish);
        grid.Do(People.Resident, rubbish);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));
        grid.Wait(TimeSpan.FromSeconds(1));

        var report = grid.Refuse(People.Resident, rubbish);
        Assert.Equal(RefusalCode.UnknownItem, report.Code);
        Assert.Contains("temporary, admitted until 2026-01-31 by " + SampleText.Committee, report.Detail, Ordinal);
        Assert.DoesNotContain("N701 (", report.Detail, Ordinal);
        Assert.Equal(RefusalCode.UnknownItem, grid.Refuse(People.Clerk, new FileCase(Severity.Ordinary), 2).Code);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary, Item: "N301"), 2);
    }

    [Fact]
    public void No_ticket_is_issued_for_a_temporary_item_after_its_last_day()
    {
        var grid = Grid(until: LastSecond);
        grid.Do(People.Resident, Stories.Rubbish with { Item = "N701" });
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));
        var assign = new AssignCase(new(AssigneeKind.Gridworker, People.Gridworker.Id), "T-N701");
        grid.Do(People.Clerk, assign);
        grid.Do(People.Gridworker, new ReturnCase(ReturnReason.NotMyDuty));
        grid.Wait(TimeSpan.FromSeconds(1));

        var refusal = grid.Refuse(People.Clerk, assign);

        Assert.Equal(RefusalCode.TicketExpired, refusal.Code);
        Assert.Equal(
            "Item 'N701' was a temporary one, admitted until 2026-01-31 by " + SampleText.Committee
                + ": no ticket is issued for it any more; assign a department.",
            refusal.Detail);
        grid.Do(People.Clerk, Stories.ToDepartment);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    // The last second of the temporary item's last day.
    private static GridOnPaper Grid(DateTimeOffset until)
    {
        var day = DateOnly.FromDateTime(until.Date);
        var catalogue = SampleText.Node().WithItem(SampleText.Admission($"{day:yyyy-MM-dd}"), temporary: true).Load();
        var grid = new GridOnPaper(GridOnPaper.Policy(catalogue));
        return grid.Wait(until - grid.Now);
    }
}
