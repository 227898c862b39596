using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using Orleans.Concurrency;

namespace GridOrleans.Grids;

/// <summary>
/// A grid 网格: owns its households, its staff, its cases and its orders. The key is the grid's 15-digit code. Every
/// answer to a command, a refusal too, is given after everything it rests on is durable.
/// </summary>
[GrainInterfaceType("grid"), Alias("grid")]
public interface IGridGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command on one of the grid's cases, or opens one.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<CaseView>> Execute(CaseRequest request);

    /// <summary>Carries out many, in order, each as if sent alone; answers in the same order.</summary>
    /// <exception cref="JournalUnavailableException">As for one.</exception>
    [AlwaysInterleave, Alias("execute-many")]
    Task<ImmutableArray<Reply<CaseView>>> ExecuteMany(ImmutableArray<CaseRequest> requests);

    /// <summary>A case with its whole history, open or sealed; as it stood at an instant when one is given.</summary>
    [AlwaysInterleave, Alias("read-case")]
    Task<Reply<CaseFile>> ReadCase(CaseNumber number, DateTimeOffset? asOf);

    /// <summary>The moves that a caller may make on a case now, by the roles held and how they stand to it.</summary>
    [AlwaysInterleave, Alias("read-moves")]
    Task<Reply<CallerMoves>> ReadMoves(CaseNumber number, Caller caller);

    /// <summary>A case's entries with their place in the grid's hash chain, walked to its newest entry.</summary>
    [AlwaysInterleave, Alias("prove-case")]
    Task<Reply<CaseProof>> ProveCase(CaseNumber number);

    /// <summary>Carries out a command on one of the grid's orders, or opens one.</summary>
    /// <exception cref="JournalUnavailableException">As for a case.</exception>
    [AlwaysInterleave, Alias("execute-order")]
    Task<Reply<OrderView>> ExecuteOrder(OrderRequest request);

    /// <summary>Carries out many, in order, each as if sent alone; answers in the same order.</summary>
    /// <exception cref="JournalUnavailableException">As for a case.</exception>
    [AlwaysInterleave, Alias("execute-orders")]
    Task<ImmutableArray<Reply<OrderView>>> ExecuteOrders(ImmutableArray<OrderRequest> requests);

    /// <summary>An order with its whole history, open or sealed; as it stood at an instant when one is given.</summary>
    [AlwaysInterleave, Alias("read-order")]
    Task<Reply<OrderFile>> ReadOrder(OrderNumber number, DateTimeOffset? asOf);

    /// <summary>The grid itself with the numbers of its open cases and orders.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<Reply<GridView>> Read();

    /// <summary>Takes the grid's facts from the city plan; the same facts again change nothing.</summary>
    [AlwaysInterleave, Alias("establish")]
    Task<Reply<GridView>> Establish(EstablishGrid command);

    /// <summary>Takes what units above report, in their order; what was taken before is passed over.</summary>
    /// <exception cref="JournalUnavailableException">Whether it is durable is not known: send it again.</exception>
    [AlwaysInterleave, Alias("receive-arrivals")]
    Task ReceiveArrivals(ImmutableArray<Message<Arrival>> messages);

    /// <summary>Sets or retires one of the grid's patrol points.</summary>
    /// <exception cref="JournalUnavailableException">As for a case.</exception>
    [AlwaysInterleave, Alias("change-patrol-point")]
    Task<Reply<PointView>> ChangePatrolPoint(PatrolPointRequest request);

    /// <summary>The grid's patrol points, retired ones too.</summary>
    [AlwaysInterleave, Alias("read-patrol-points")]
    Task<ImmutableArray<PatrolPoint>> ReadPatrolPoints();

    /// <summary>The grid's patrols and how its points are covered.</summary>
    [AlwaysInterleave, Alias("read-patrols")]
    Task<GridPatrols> ReadPatrols();

    /// <summary>How the grid's points were covered between two instants, the second one left out.</summary>
    [AlwaysInterleave, Alias("read-coverage")]
    Task<ImmutableArray<PointCoverage>> ReadCoverage(DateTimeOffset from, DateTimeOffset until);

    /// <summary>Takes what gridworkers' patrols tell, in their order; what was taken before is passed over.</summary>
    /// <exception cref="JournalUnavailableException">Whether it is durable is not known: send it again.</exception>
    [AlwaysInterleave, Alias("receive-patrols")]
    Task ReceivePatrols(ImmutableArray<Message<PatrolNews>> messages);

    /// <summary>
    /// Takes what its county tells of its staff, in order; open tasks that are handed over pass on at once. What was
    /// taken before is passed over.
    /// </summary>
    /// <exception cref="JournalUnavailableException">Whether it is durable is not known: send it again.</exception>
    [AlwaysInterleave, Alias("receive-staffing")]
    Task ReceiveStaffing(ImmutableArray<Message<GridStaffing>> messages);

    /// <summary>Wakes the grid, so that it does what is due and delivers what a crash left in its outbox.</summary>
    [AlwaysInterleave, Alias("wake")]
    Task Wake();

    /// <summary>Asks for the grid's tally, which it reports to its village.</summary>
    [AlwaysInterleave, OneWay, Alias("report-tally")]
    Task ReportTally();

    /// <summary>The grid's own tally, as far as it is durable.</summary>
    [AlwaysInterleave, Alias("read-tally")]
    Task<UnitTally> ReadTally();
}
