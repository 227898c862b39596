using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Integration.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Journal;
using GridOrleans.Journal;
using GridOrleans.Tickets;
using GridOrleans.Units;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GridOrleans.Integration.Tickets;

/// <summary>Three grids of a county, its committee, a clerk and a gridworker.</summary>
public abstract class TicketTest : StorageTest
{
    private protected static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private protected static readonly UnitCode County = Grid.At(UnitLevel.District);
    private protected static readonly UnitCode[] Three =
        [.. Enumerable.Range(1, 3).Select(serial => UnitCode.Parse($"14021306720100{serial}"))];

    private protected static Caller Clerk { get; } = With("zhou", Role.VillageClerk, Grid.At(UnitLevel.Village));

    private protected static Caller Worker { get; } = With("zhao", Role.FullTimeGridworker, Grid);

    private protected static Caller With(string id, Role role, UnitCode unit) => new(id, [new(role, unit)]);

    private protected static TicketRequest Approval(string id, int volume, TimeSpan? lasts = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(
            CommandId.Parse(id),
            With("committee", Role.PoliticalLegalCommittee, County),
            new("N301", "城市管理局", "权责清单", volume, today.AddDays(-1), today.AddDays(300), lasts is { } left
                ? now + left
                : new(today.AddDays(300), default, TimeSpan.Zero)));
    }

    private protected static async Task<string> Approved(RunningSilo silo, int volume, TimeSpan? lasts = null) =>
        (await silo.Unit(County).ApproveTicket(Approval($"approve-{volume}-{lasts?.Ticks}", volume, lasts)))
            .Value!.Ticket.Number;

    // Valid when it was drawn on, over when its next task is given.
    private protected static async Task<string> Expired(RunningSilo silo)
    {
        var lasts = TimeSpan.FromMilliseconds(1_500);
        var began = TimeProvider.System.GetTimestamp();
        var number = await Approved(silo, 1_000_000, lasts);
        await Assign(await Filed(silo, Grid), number);
        var over = lasts - TimeProvider.System.GetElapsedTime(began) + TimeSpan.FromMilliseconds(20);
        await Task.Delay(over > TimeSpan.Zero ? over : TimeSpan.Zero, Stop);
        return number;
    }

    private protected static async Task<string> Exhausted(RunningSilo silo)
    {
        var number = await Approved(silo, 1);
        Assert.Null((await Assign(await Filed(silo, Three[1]), number)).Refusal);
        Assert.NotNull((await Assign(await Filed(silo, Three[1]), number)).Refusal);
        return number;
    }

    private protected static AssignCase Give(string? ticket) => new(new(AssigneeKind.Gridworker, Worker.Id), ticket);

    private protected static CaseRequest Request(
        Caller by,
        CaseNumber? number,
        CaseCommand command,
        string? id = null) =>
        new(CommandId.Parse(id ?? Guid.CreateVersion7().ToString()), by, number, command);

    private protected static async Task<(IGridGrain Grid, CaseNumber Number)> Filed(RunningSilo silo, UnitCode code)
    {
        var grid = await silo.Established(code);
        var report = new ReportCase("垃圾堆积", new(113.29, 40.09), ReportSource.Resident, "N301");
        var number = (await grid.Execute(Request(With("li", Role.Resident, code), null, report))).Value!.Number;
        Assert.Null((await grid.Execute(Request(Clerk, number, new FileCase(Severity.Ordinary)))).Refusal);
        return (grid, number);
    }

    private protected static Task<Reply<CaseView>> Assign(
        (IGridGrain Grid, CaseNumber Number) filed,
        string ticket,
        string? id = null) => filed.Grid.Execute(Request(Clerk, filed.Number, Give(ticket), id));

    private protected static void Quick(IServiceCollection all, IJournalStore store) => all
        .AddSingleton(store)
        .Configure<JournalOptions>(options => options.OutcomeTimeout = DyingStore.Patience);

    private protected static async Task<T> Insist<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(20, Stop);
            }
        }
    }

    private protected Task<long> Count(string kind) =>
        Ask<long>("SELECT count(*) FROM entry WHERE kind = @kind", new { kind });

    private protected async Task<long> Sum(string kind)
    {
        var sum = 0L;
        foreach (var stream in Three.Select(Streams.OfGrid).Append(Streams.OfUnit(County)))
        {
            await foreach (var entry in Engine.Journal.Read(stream, 0, Stop))
            {
                sum += FactJson.Read(entry.Kind, entry.Payload.Span) switch
                {
                    VolumeDrawn drawn when kind is "volume_drawn" => drawn.Count,
                    TicketAllotted allotted when kind is "ticket_allotted" => allotted.Count,
                    _ => 0,
                };
            }
        }

        return sum;
    }
}
