using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Commands;
using GridOrleans.Tickets;
using GridOrleans.Unit.Cases;
using GridOrleans.Unit.Catalogue;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

/// <summary>Who approves a ticket, and of what.</summary>
public sealed class TicketApprovalTests
{
    private static readonly UnitCode Code = UnitCode.Parse("140213");
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly ApproveTicket Rubbish = Approvals.OfRubbish(5);

    [Fact]
    public void The_county_s_committee_approves_and_the_ledger_gives_the_number()
    {
        var county = County();

        Assert.Equal("T-140213-1", county.Approved(Rubbish, Now));
        Assert.Equal("T-140213-2", county.Approved(Rubbish, Now));

        var ticket = TicketViews.Find(county.Ledger, "T-140213-2", Now).Value!;
        Assert.Equal(
            (TicketStatus.Valid, 0, 5, 0, Now),
            (ticket.Status, ticket.Drawn, ticket.Remaining, ticket.Grids, ticket.At));
        Assert.Equal(new Signature("committee", Role.PoliticalLegalCommittee, Code), ticket.By);
        Assert.Equal("committee", ticket.Ticket.ApprovedBy);
    }

    [Theory]
    [InlineData(Role.PoliticalLegalCommittee, "1402")]
    [InlineData(Role.PoliticalLegalCommittee, "140212")]
    [InlineData(Role.PoliticalLegalCommittee, "140213001")]
    [InlineData(Role.CountyCentre, "140213")]
    [InlineData(Role.CityCentre, "1402")]
    [InlineData(Role.DepartmentHandler, "140213")]
    public void Nobody_else_approves(Role role, string unit) => Assert.Equal(
        RefusalCode.NotEntitled,
        County().Approve(Rubbish with { Volume = 0 }, Now, People.With("somebody", role, unit)).Refusal?.Code);

    [Theory]
    [InlineData("1402")]
    [InlineData("140213001")]
    [InlineData("140213001001")]
    public void Only_a_county_has_a_ledger(string unit)
    {
        var other = new CountyOnPaper(UnitCode.Parse(unit), CatalogueHistory.Of(ItemCatalogue.LoadSample()));

        Assert.Equal(RefusalCode.UnknownUnit, other.Approve(Rubbish, Now).Refusal?.Code);
        Assert.Equal(
            RefusalCode.UnknownUnit,
            other.Draw(new(GridOnPaper.Code, "T-N301", "N301", 1), Now).Refusal?.Code);
    }

    public static TheoryData<string, ApproveTicket> Faults => new()
    {
        { "item", Rubbish with { Item = "" } },
        { "item", Rubbish with { Item = "N999" } },
        { "item", Rubbish with { Item = "O103" } },
        { "item", Rubbish with { Item = "unclassified" } },
        { "department", Rubbish with { Department = " " } },
        { "department", Rubbish with { Department = new string('局', 101) } },
        { "legalBasis", Rubbish with { LegalBasis = "" } },
        { "legalBasis", Rubbish with { LegalBasis = new string('法', 1_001) } },
        { "volume", Rubbish with { Volume = 0 } },
        { "volume", Rubbish with { Volume = 10_000_001 } },
        { "to", Rubbish with { From = new(2026, 2, 2), To = new(2026, 2, 1) } },
        { "to", Rubbish with { From = new(2026, 1, 1), To = new(2026, 1, 4) } },
        { "expires", Rubbish with { From = new(2026, 1, 1), Expires = Now } },
        { "expires", Rubbish with { Expires = new(2026, 1, 5, 16, 0, 0, TimeSpan.Zero), From = new(2026, 1, 6) } },
        { "expires", Rubbish with { Expires = Now.AddYears(3).AddTicks(1) } },
        { "expires", Rubbish with { Expires = DateTimeOffset.MaxValue } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_field_out_of_order_is_named(string field, ApproveTicket command)
    {
        var refusal = County().Approve(command, Now).Refusal;

        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(field, Assert.Single(refusal!.Fields).Field);
    }

    [Fact]
    public void All_errors_are_told_at_once() => Assert.Equal(
        ["department", "legalBasis", "volume", "to", "to", "expires", "expires", "item"],
        County().Approve(
            new("N999", "", "", -1, new(2026, 1, 3), new(2026, 1, 2), DateTimeOffset.MinValue.AddDays(1)),
            Now).Refusal!.Fields.Select(error => error.Field));

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000)]
    public void The_bounds_themselves_are_allowed(int volume) =>
        County().Approved(
            Rubbish with { Volume = volume, From = new(2026, 1, 5), To = new(2026, 1, 5), Expires = Now.AddYears(3) },
            Now);

    [Theory]
    [InlineData("2026-01-31", "2026-02-01T00:00:00+08:00", "")]
    [InlineData("2026-02-01", "2026-02-01T00:00:00+08:00", "to")]
    [InlineData("2026-01-31", "2026-02-01T00:00:01+08:00", "expires")]
    [InlineData("2026-02-01", "2026-03-01T00:00:00+08:00", "to,expires")]
    public void A_temporary_item_s_ticket_does_not_outlive_it(string to, string expires, string fields)
    {
        var catalogue = SampleText.Node().WithItem(SampleText.Admission("2026-01-31"), temporary: true).Load();
        var county = new CountyOnPaper(Code, CatalogueHistory.Of(catalogue));

        var decision = county.Approve(
            Rubbish with
            {
                Item = "N701",
                To = DateOnly.Parse(to, null),
                Expires = DateTimeOffset.Parse(expires, null),
            },
            Now);

        Assert.Equal(fields, string.Join(',', decision.Refusal?.Fields.Select(error => error.Field) ?? []));
    }

    [Fact]
    public void A_temporary_item_that_has_ended_gets_no_ticket()
    {
        var catalogue = SampleText.Node().WithItem(SampleText.Admission("2026-01-04"), temporary: true).Load();

        var refusal = new CountyOnPaper(Code, CatalogueHistory.Of(catalogue))
            .Approve(Rubbish with { Item = "N701" }, Now).Refusal;

        Assert.Equal("item", Assert.Single(refusal!.Fields).Field);
    }

    [Fact]
    public void An_item_that_gridworkers_are_not_given_gets_no_ticket()
    {
        var json = ItemCatalogueTests.Damaged("version", "sample-1", null);
        var at = json.IndexOf("\"gridworkers\":true", StringComparison.Ordinal);
        var catalogue = ItemCatalogue.Load(json.Remove(at, 18).Insert(at, "\"gridworkers\":false"));

        var refusal = new CountyOnPaper(Code, CatalogueHistory.Of(catalogue))
            .Approve(Rubbish with { Item = "N101" }, Now).Refusal;

        Assert.Contains("gridworkers are not given", Assert.Single(refusal!.Fields).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resend_is_the_same_caller_s_same_approval()
    {
        var county = County();
        var request = new TicketRequest(CommandId.Parse("approve-1"), county.Committee, Rubbish);
        var approved = (TicketApproved)county.Approve(Rubbish, Now).Facts[0];

        Assert.True(TicketRules.IsRepeat(request, approved));
        Assert.False(TicketRules.IsRepeat(request with { By = county.Committee with { Id = "other" } }, approved));
        Assert.False(TicketRules.IsRepeat(request with { Command = Rubbish with { Volume = 6 } }, approved));
    }

    [Fact]
    public void A_catalogue_leaves_the_ledger_s_numbers_alone()
    {
        var text = SampleText.Node();
        text["items"]![0]!["ticket"]!["number"] = "T-140213-1";

        Assert.Equal(
            ["Ticket T-140213-1: numbers of this form are given by a county's ledger; take another."],
            ItemCatalogue.Read(text.ToJsonString()).Findings);
    }

    [Fact]
    public void A_list_has_the_newest_first_a_page_at_a_time_and_tells_how_each_stands()
    {
        var county = County();
        var upcoming = county.Approved(Rubbish with { From = new(2026, 1, 8), To = new(2026, 1, 8) }, Now);
        var used = county.Approved(Rubbish with { Volume = 1 }, Now.AddHours(1));
        county.Draw(new(GridOnPaper.Code, used, "N301", 1), Now.AddHours(2));
        county.Draw(new(GridOnPaper.Code, "T-N302", "N302", 1), Now.AddHours(3));

        TicketPage Page(DateTimeOffset now, TicketStatus[] statuses, string? item, int offset, int limit) =>
            TicketViews.Page(county.Ledger, new([.. statuses], item, offset, limit), now);
        var all = Page(Now.AddHours(3), [], null, 0, 9);
        Assert.Equal(
            [
                ("T-N302", TicketStatus.Valid, 1), (used, TicketStatus.Exhausted, 1),
                (upcoming, TicketStatus.Upcoming, 0),
            ],
            all.Tickets.Select(ticket => (ticket.Ticket.Number, ticket.Status, ticket.Grids)));
        Assert.Equal(3, all.Total);
        Assert.Null(all.Tickets[0].By);
        Assert.Equal([used], Numbers(Page(Now, [], "N301", 0, 1)));
        Assert.Equal([upcoming], Numbers(Page(Now, [], "N301", 1, 1)));
        Assert.Equal(
            [used, upcoming],
            Numbers(Page(Now.AddYears(2), [TicketStatus.Ended], null, 0, 9)));
        Assert.Equal(RefusalCode.UnknownTicket, TicketViews.Find(county.Ledger, "T-140213-9", Now).Refusal?.Code);
    }

    private static IEnumerable<string> Numbers(TicketPage page) => page.Tickets.Select(ticket => ticket.Ticket.Number);

    private static CountyOnPaper County() => new(Code, CatalogueHistory.Of(ItemCatalogue.LoadSample()));
}
