using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Tickets;
using GridOrleans.Unit.Cases;
using GridOrleans.Unit.Catalogue;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

/// <summary>How the volume of a ticket comes to the grids, and that there is never more of it.</summary>
public sealed class TicketDrawTests
{
    private static readonly UnitCode Code = UnitCode.Parse("140213");
    private static readonly UnitCode Beside = UnitCode.Parse("140213001001002");
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1_999, 0, 1)]
    [InlineData(2_000, 0, 2)]
    [InlineData(63_999, 0, 63)]
    [InlineData(64_000, 0, 64)]
    [InlineData(10_000_000, 0, 64)]
    [InlineData(40, 2, 10)]
    [InlineData(3, 2, 1)]
    [InlineData(200, 1, 64)]
    public void A_block_is_half_an_even_share_at_most_64_and_one_when_little_is_left(int left, int grids, int block) =>
        Assert.Equal(block, TicketRules.Block(left, grids));

    [Fact]
    public void A_standing_ticket_is_opened_by_its_first_draw_and_has_its_volume_in_every_county()
    {
        var county = County();

        Assert.Equal(64, county.Draw(Draw("T-N301"), Now).Value!.Count);
        Assert.Equal(64, county.Draw(Draw("T-N301", grid: Beside), Now).Value!.Count);

        Assert.Equal(
            [typeof(StandingTicketOpened), typeof(VolumeDrawn), typeof(VolumeDrawn)],
            county.Facts.Select(fact => fact.GetType()));
        var ticket = TicketViews.Find(county.Ledger, "T-N301", Now).Value!;
        Assert.Equal((128, 200_000 - 128, 2), (ticket.Drawn, ticket.Remaining, ticket.Grids));
    }

    [Fact]
    public void A_standing_ticket_follows_the_catalogue_and_what_was_drawn_stays_drawn()
    {
        var first = SampleText.Version("one", "2025-01-01");
        var second = SampleText.Version("two", "2026-02-01");
        Ticket(second)["volume"] = 1;
        var third = SampleText.Version("three", "2026-03-01");
        Ticket(third)["volume"] = 65;
        var county = new CountyOnPaper(Code, CatalogueHistory.Of(first.Load(), second.Load(), third.Load()));
        county.Draw(Draw("T-N301"), Now);

        var less = county.Draw(Draw("T-N301", 2), Now.AddMonths(1)).Refusal;
        var more = county.Draw(Draw("T-N301", 2), Now.AddMonths(2)).Value!;

        Assert.Equal(RefusalCode.TicketExhausted, less?.Code);
        Assert.Equal((1, 65), (more.Count, more.Ticket.Volume));
        Assert.Equal(RefusalCode.TicketExhausted, county.Draw(Draw("T-N301", 3), Now.AddMonths(2)).Refusal?.Code);
        county.Restart();
    }

    [Fact]
    public void A_draw_that_was_answered_is_answered_the_same_whatever_happened_since()
    {
        var county = County();
        var number = county.Approved(Approvals.OfRubbish(2), Now);
        var first = county.Draw(Draw(number), Now);
        county.Draw(Draw(number, grid: Beside), Now);

        foreach (var later in new[] { Now, Now.AddYears(5) })
        {
            county.Restart(snapshot: later == Now);
            Assert.Equal(first, county.Draw(Draw(number), later));
        }

        Assert.Equal(2, TicketViews.Find(county.Ledger, number, Now).Value!.Drawn);
    }

    [Fact]
    public void An_activation_that_was_replaced_is_given_nothing_and_a_gap_is_damage()
    {
        var county = County();
        county.Draw(Draw("T-N301"), Now);
        county.Draw(Draw("T-N301", 2), Now);

        var stale = TicketRules.Draw(county.Ledger, Draw("T-N301"), ItemCatalogue.LoadSample(), 0, Now);
        Assert.Equal(DrawOutcome.OfAnotherTime, stale);
        Assert.Throws<InvalidOperationException>(() => county.Draw(Draw("T-N301", 4), Now));
    }

    public static TheoryData<RefusalCode, string, string, int> Denials => new()
    {
        { RefusalCode.TicketRequired, "T-140213-1", "N302", 0 },
        { RefusalCode.TicketRequired, "T-140213-1", "N301", -1 },
        { RefusalCode.TicketExpired, "T-140213-1", "N301", 365 },
        { RefusalCode.TicketRequired, "T-140213-2", "N301", 0 },
        { RefusalCode.TicketRequired, "T-NOTHING", "N301", 0 },
        { RefusalCode.TicketExpired, "T-N301", "N301", 4_000 },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public void What_admits_nothing_is_not_drawn_on(RefusalCode code, string ticket, string item, int days)
    {
        var county = County();
        county.Approved(Approvals.OfRubbish(5), Now);

        Assert.Equal(code, county.Draw(new(GridOnPaper.Code, ticket, item, 1), Now.AddDays(days)).Refusal?.Code);
        Assert.IsType<TicketApproved>(Assert.Single(county.Facts));
    }

    [Fact]
    public void A_grid_of_another_county_draws_nothing() => Assert.Equal(
        RefusalCode.TicketRequired,
        County().Draw(Draw("T-N301", grid: UnitCode.Parse("140212001001001")), Now).Refusal?.Code);

    [Fact]
    public void Over_several_grids_exactly_the_volume_is_given_and_the_next_task_is_refused_and_counted()
    {
        var county = County();
        var number = county.Approved(Approvals.OfRubbish(5), Now);
        GridOnPaper[] grids =
        [
            .. Enumerable.Range(1, 3).Select(serial => new GridOnPaper(code: UnitCode.Parse($"14021300100100{serial}"))
            {
                County = county,
            }),
        ];

        for (var task = 0; task < 5; task++)
        {
            var grid = Filed(grids[task % grids.Length]);
            Assert.Equal(number, grid.Do(People.Clerk, Give(number), Serial(grid)).Ticket);
        }

        var last = Filed(grids[2]);
        var decision = last.Execute(People.Clerk, Give(number), new(last.State.Code, Serial(last)));
        Assert.Equal(RefusalCode.TicketExhausted, decision.Refusal?.Code);
        var pushed = Assert.IsType<CaseTaskRefused>(Assert.Single(decision.Facts));
        Assert.Equal(
            (RefusalCode.TicketExhausted, People.Clerk.Id, number),
            (pushed.Code, pushed.Sender, pushed.Ticket));
        Assert.Equal(0, TicketViews.Find(county.Ledger, number, Now).Value!.Remaining);
        Assert.All(grids, grid => Assert.Equal(0, grid.State.Tickets.Left(number)));
    }

    [Fact]
    public void Giving_a_task_to_another_gridworker_takes_another_and_a_return_gives_none_back()
    {
        var grid = Stories.Filed();
        var number = grid.County.Approved(Approvals.OfRubbish(2), grid.Now);
        grid.Do(People.Clerk, Give(number));
        grid.Do(People.Clerk, Give(number) with { To = new(AssigneeKind.Gridworker, People.Helper.Id) });
        grid.Do(People.Helper, new ReturnCase(ReturnReason.NotMyDuty));

        Assert.Equal(RefusalCode.TicketExhausted, grid.Refuse(People.Clerk, Give(number)).Code);
        grid.Do(People.Clerk, Stories.ToDepartment);
    }

    [Fact]
    public void Whoever_is_refused_anyway_draws_nothing()
    {
        var grid = Stories.Filed();
        foreach (var (by, command) in new[]
        {
            (People.Resident, Stories.ToGridworker),
            (People.ClerkNextDoor, Stories.ToGridworker),
            (People.Clerk, Stories.ToGridworker with { Note = "" }),
            (People.Clerk, Stories.ToGridworker with { Ticket = "T-N302" }),
            (People.Clerk, Stories.ToGridworker with { Ticket = "T-140212-1" }),
        })
        {
            grid.Refuse(by, command);
        }

        grid.Refuse(People.Clerk, Stories.ToGridworker, serial: 9);
        Assert.Empty(grid.County.Facts);
        grid.Do(People.Clerk, Stories.ToGridworker);
        Assert.Equal(63, grid.State.Tickets.Left(GridOnPaper.Ticket));
    }

    private static AssignCase Give(string ticket) => Stories.ToGridworker with { Ticket = ticket };

    private static int Serial(GridOnPaper grid) => grid.State.NextSerial - 1;

    private static GridOnPaper Filed(GridOnPaper grid)
    {
        grid.Do(People.With("resident", Role.Resident, grid.State.Code.ToString()), Stories.Rubbish);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary), Serial(grid));
        return grid;
    }

    private static DrawTicket Draw(string ticket, int serial = 1, UnitCode? grid = null) =>
        new(grid ?? GridOnPaper.Code, ticket, "N301", serial);

    private static System.Text.Json.Nodes.JsonNode Ticket(System.Text.Json.Nodes.JsonNode text) =>
        text["items"]!.AsArray().Single(row => (string?)row!["code"] == "N301")!["ticket"]!;

    private static CountyOnPaper County() => new(Code, CatalogueHistory.Of(ItemCatalogue.LoadSample()));
}
