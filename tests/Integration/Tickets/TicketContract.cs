using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Integration.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Journal;
using GridOrleans.Tickets;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Tickets;

/// <summary>
/// Volume between a county's ledger and its grids: exactly as much as was approved, wherever a process dies, and no way
/// around it.
/// </summary>
public abstract class TicketContract : TicketTest
{
    [Fact]
    public async Task An_approval_sent_again_gets_its_first_answer_also_after_draws_and_a_restart()
    {
        Reply<TicketView> first;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            first = await silo.Unit(County).ApproveTicket(Approval("approve-1", 5));
            await Assign(await Filed(silo, Grid), first.Value!.Ticket.Number);
        }

        await using var again = await RunningSilo.Start(Another());
        var unit = again.Unit(County);

        Assert.Equal(first, await unit.ApproveTicket(Approval("approve-1", 5)));
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await unit.ApproveTicket(Approval("approve-1", 6))).Refusal?.Code);
        Assert.Equal("T-140213-2", (await unit.ApproveTicket(Approval("approve-2", 6))).Value!.Ticket.Number);
        var ticket = (await unit.ReadTicket("T-140213-1")).Value!;
        Assert.Equal((1, 4, 1), (ticket.Drawn, ticket.Remaining, ticket.Grids));
        Assert.Equal(2, (await unit.ListTickets(new([], null, 0, 9))).Value!.Total);
    }

    [Fact]
    public async Task Only_a_county_has_a_ledger()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var village = silo.Unit(Grid.At(UnitLevel.Village));

        Assert.Equal(RefusalCode.UnknownUnit, (await village.ApproveTicket(Approval("approve-1", 5))).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await village.DrawTicket(new(Grid, "T-N301", "N301", 1))).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await village.ListTickets(new([], null, 0, 9))).Refusal?.Code);
        Assert.Equal(RefusalCode.UnknownUnit, (await village.ReadTicket("T-N301")).Refusal?.Code);
        Assert.Equal(
            RefusalCode.NotEntitled,
            (await silo.Unit(County).ApproveTicket(Approval("approve-1", 5) with { By = Clerk })).Refusal?.Code);
    }

    [Fact]
    public async Task Over_several_grids_exactly_the_volume_becomes_tasks_however_many_ask_at_once()
    {
        const int Volume = 7;
        await using var silo = await RunningSilo.Start(Engine);
        var number = await Approved(silo, Volume);
        var cases = await Task.WhenAll(Three.SelectMany(grid => Enumerable.Repeat(grid, 5))
            .Select(grid => Filed(silo, grid)));

        var replies = await Task.WhenAll(cases.Select(filed => Assign(filed, number)));

        Assert.Equal(Volume, replies.Count(reply => reply.Accepted));
        Assert.All(
            replies.Where(reply => !reply.Accepted),
            reply => Assert.Equal(RefusalCode.TicketExhausted, reply.Refusal!.Code));
        Assert.Equal(cases.Length - Volume, await Count("case_task_refused"));
        Assert.Equal(0, (await silo.Unit(County).ReadTicket(number)).Value!.Remaining);
        Assert.Equal((Volume, Volume), (await Sum("volume_drawn"), await Sum("ticket_allotted")));
    }

    [Fact]
    public async Task A_standing_ticket_costs_a_grid_one_draw_for_64_tasks()
    {
        await using var silo = await RunningSilo.Start(Engine);
        for (var task = 0; task < 65; task++)
        {
            Assert.Null((await Assign(await Filed(silo, Grid), "T-N301")).Refusal);
        }

        Assert.Equal((2, 2), (await Count("volume_drawn"), await Count("ticket_allotted")));
        Assert.Equal(1, await Count("standing_ticket_opened"));
        Assert.Equal(128, (await silo.Unit(County).ReadTicket("T-N301")).Value!.Drawn);
    }

    [Theory]
    [InlineData("unit/140213", "volume_drawn")]
    [InlineData("grid/140213067201001", "ticket_allotted")]
    [InlineData("grid/140213067201001", "case_assigned")]
    public async Task Wherever_the_silo_dies_volume_is_neither_lost_nor_doubled(string stream, string kind)
    {
        const int Volume = 3;
        string number;
        CaseNumber filed;
        var dying = new DyingStore(Engine.Journal, append =>
            append.Stream == stream && append.Entries.Any(entry => entry.Kind == kind));
        await using (var silo = await RunningSilo.Start(Engine, all => Quick(all, dying)))
        {
            number = await Approved(silo, Volume);
            (_, filed) = await Filed(silo, Grid);
            var assigning = Assign((silo.Grid(Grid), filed), number, "assign-1");
            await dying.Died;
            await Record.ExceptionAsync(() => assigning);
        }

        await using var again = await RunningSilo.Start(Another());
        Assert.Null((await Assign((again.Grid(Grid), filed), number, "assign-1")).Refusal);
        for (var task = 1; task < Volume; task++)
        {
            Assert.Null((await Assign(await Filed(again, Three[task]), number)).Refusal);
        }

        Assert.Equal(RefusalCode.TicketExhausted, (await Assign(await Filed(again, Grid), number)).Refusal?.Code);
        Assert.Equal((Volume, Volume), (await Sum("volume_drawn"), await Sum("ticket_allotted")));
        Assert.Equal(Volume, await Count("case_assigned"));
    }

    [Fact]
    public async Task A_county_that_cannot_answer_changes_nothing_and_the_same_command_succeeds_later()
    {
        var store = new FaultyStore(Engine.Journal);
        await using var silo = await RunningSilo.Start(Engine, all => Quick(all, store));
        var filed = await Filed(silo, Grid);
        var version = (await silo.Grid(Grid).Read()).Value!.Version;
        store.Blind = true;
        store.Next(Fault.BeforeCommit);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Assign(filed, "T-N301", "assign-1"));
        Assert.Equal(version, (await silo.Grid(Grid).Read()).Value!.Version);

        store.Blind = false;
        Assert.Null((await Insist(() => Assign(filed, "T-N301", "assign-1"))).Refusal);
        Assert.Equal((64, 64), (await Sum("volume_drawn"), await Sum("ticket_allotted")));
    }

    [Fact]
    public async Task What_follows_in_a_call_sees_what_the_draw_before_it_led_to()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var number = await Approved(silo, 2);
        var (grid, first) = await Filed(silo, Grid);
        var (_, second) = await Filed(silo, Grid);
        var (_, third) = await Filed(silo, Grid);

        var replies = await grid.ExecuteMany(
        [
            Request(Clerk, first, Give(number)),
            Request(Worker, first, new StartCase()),
            Request(Clerk, second, Give(number)),
            Request(Worker, second, new StartCase()),
            Request(Clerk, third, Give(number)),
            Request(Worker, third, new StartCase()),
        ]);

        Assert.Equal(
            [null, null, null, null, RefusalCode.TicketExhausted, RefusalCode.WrongStep],
            replies.Select(reply => reply.Refusal?.Code));
    }

    /// <summary>Every way by which an assignment comes; every push is counted.</summary>
    [Theory]
    [InlineData(null, RefusalCode.TicketRequired)]
    [InlineData("T-NOTHING", RefusalCode.TicketRequired)]
    [InlineData("T-140212-1", RefusalCode.TicketRequired)]
    [InlineData("T-140213-9", RefusalCode.TicketRequired)]
    [InlineData("T-N302", RefusalCode.TicketRequired)]
    [InlineData("expired", RefusalCode.TicketExpired)]
    [InlineData("exhausted", RefusalCode.TicketExhausted)]
    public async Task No_way_leads_around_a_ticket(string? ticket, RefusalCode code)
    {
        await using var silo = await RunningSilo.Start(Engine);
        var number = ticket switch
        {
            "expired" => await Expired(silo),
            "exhausted" => await Exhausted(silo),
            _ => ticket,
        };
        var (grid, alone) = await Filed(silo, Grid);
        var (_, among) = await Filed(silo, Grid);
        var (_, held) = await Filed(silo, Grid);
        Assert.Null((await grid.Execute(Request(Clerk, held, Give("T-N301")))).Refusal);

        var direct = await grid.Execute(Request(Clerk, alone, Give(number)));
        var many = await grid.ExecuteMany(
            [Request(Clerk, among, Give(number)), Request(Clerk, among, Give("T-N301"))]);
        var again = await grid.Execute(Request(Clerk, held, Give(number)));

        Assert.Equal([code, code, code], new[] { direct, many[0], again }.Select(reply => reply.Refusal?.Code));
        Assert.Equal(CaseStep.Assigned, many[1].Value?.Step);
        Assert.Equal("T-N301", (await grid.ReadCase(held, null)).Value!.Case.Ticket);
        var word = JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
        Assert.Equal(ticket is "exhausted" ? 4 : 3, await Ask<long>(
            "SELECT count(*) FROM entry WHERE kind = 'case_task_refused' AND payload LIKE @code",
            new { code = $"%\"{word}\"%" }));
    }
}
