using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Tallies;
using GridOrleans.Tickets;
using Orleans.Concurrency;

namespace GridOrleans.Units;

/// <summary>
/// A unit above the grids: village 村社, township 乡镇街道, district or county 县区, city 市. The key is its code. It takes
/// what its children report upward, keeps its docket, and passes on what goes higher, without ever waiting for a child.
/// </summary>
[GrainInterfaceType("unit"), Alias("unit")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>Takes messages from one sender, in their order; those that it took before are passed over.</summary>
    /// <exception cref="JournalUnavailableException">Whether they are durable is unknown: send them again.</exception>
    [AlwaysInterleave, Alias("receive")]
    Task Receive(ImmutableArray<Message<Matter>> messages);

    /// <summary>The unit's docket, as far as it is durable.</summary>
    [AlwaysInterleave, Alias("read-docket")]
    Task<Docket> ReadDocket(DocketQuery query);

    /// <summary>
    /// Approves a ticket for the county's gridworkers. Only a district or county has a ledger; any other unit answers
    /// <see cref="RefusalCode.UnknownUnit"/>, here and below.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the ticket: send the command again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("approve-ticket")]
    Task<Reply<TicketView>> ApproveTicket(TicketRequest request);

    /// <summary>Gives a grid of the county a part of a ticket's volume; the county chooses how much.</summary>
    /// <exception cref="JournalUnavailableException">
    /// Whether it was given is not known: ask for the same draw again.
    /// </exception>
    [AlwaysInterleave, Alias("draw-ticket")]
    Task<Reply<TicketAllotment>> DrawTicket(DrawTicket draw);

    /// <summary>The county's ledger, as far as it is durable.</summary>
    [AlwaysInterleave, Alias("list-tickets")]
    Task<Reply<TicketPage>> ListTickets(TicketQuery query);

    /// <summary>One ticket of the county's ledger.</summary>
    [AlwaysInterleave, Alias("read-ticket")]
    Task<Reply<TicketView>> ReadTicket(string number);

    /// <summary>Wakes the unit, so that it delivers what a crash left in its outbox.</summary>
    [AlwaysInterleave, Alias("wake")]
    Task Wake();

    /// <summary>Takes a child's tally; one older than what it holds is passed over. Not journaled.</summary>
    [AlwaysInterleave, OneWay, Alias("take-tally")]
    Task TakeTally(TallyReport report);

    /// <summary>Asks for the unit's tally, which it reports to the unit above as soon as it is whole.</summary>
    [AlwaysInterleave, OneWay, Alias("report-tally")]
    Task ReportTally();

    /// <summary>The unit's tally and its children's, as it holds them; asks no child.</summary>
    [AlwaysInterleave, Alias("read-tally")]
    Task<UnitTally> ReadTally();

    /// <summary>
    /// What a map shows of the grids below, at whatever level, as the unit holds it; asks no child.
    /// </summary>
    /// <param name="since">Only what changed since the tally had this version; null, or an unknown one: all.</param>
    [AlwaysInterleave, Alias("read-marks")]
    Task<UnitMarks> ReadMarks(TallyVersion? since);
}
