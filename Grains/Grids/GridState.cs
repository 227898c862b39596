using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Tallies;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>
/// A grid folded from its stream: its facts, its open cases and orders, where the sealed ones' entries are, and every
/// command id it ever took. Mutable, since one grain owns it; when a commit fails it is thrown away as a whole.
/// </summary>
internal sealed class GridState(UnitCode code)
{
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromHours(24);

    private readonly CommandLog _commands = new();

    // By serial, which is also by time, since serials are given in the order of reports. Whatever leaves or enters the
    // open cases, or changes its item, leaves and enters here: live, replayed and restored state agree.
    private readonly Dictionary<string, List<OpenReport>> _openByItem = new(StringComparer.Ordinal);

    private DateTimeOffset? _nextDeadline;

    /// <summary>The grid's code.</summary>
    public UnitCode Code => code;

    /// <summary>What the city plan says; null until it is loaded.</summary>
    public GridEstablished? Plan { get; private set; }

    /// <summary>The newest entry's version; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>The cases; the members below are about them alone.</summary>
    public FileDrawer<CaseState> Cases { get; } = new("Case");

    /// <summary>The orders.</summary>
    public FileDrawer<OrderState> Orders { get; } = new("Order");

    /// <summary>What units above reported, by sender.</summary>
    public Inbox Inbox { get; } = new();

    /// <summary>News on its way to the village.</summary>
    public Outbox<Matter> Upward { get; } = new();

    /// <summary>Its patrol points, and its patrols.</summary>
    public PatrolBook Patrols { get; } = new();

    /// <summary>Who works in it, as far as its county has said.</summary>
    public GridStaff Staff { get; private set; } = GridStaff.Unsaid;

    /// <summary>The responsible gridworker: by the county's word, else by the city plan's; null for nobody.</summary>
    public string? Responsible => Staff.Staffing is { IsSettled: true } said ? said.Responsible : Plan?.Responsible;

    /// <summary>What its cases count for.</summary>
    public GridTally Tally { get; private init; } = new();

    /// <summary>What its county allotted of tickets.</summary>
    public AdmissionTicket.Ledger Tickets { get; } = new(code);

    /// <summary>
    /// Not later than the earliest deadline of the open cases; null when none runs. It may be too early, since it is
    /// only made exact by <see cref="FindNextDeadline"/>: a look that finds nothing due costs little.
    /// </summary>
    public DateTimeOffset? NextDeadline => _nextDeadline;

    /// <summary>The serial that the next case gets; from 1.</summary>
    public int NextSerial => Cases.NextSerial;

    /// <summary>The cases that are not sealed.</summary>
    public IReadOnlyCollection<CaseState> Open => Cases.Open;

    /// <summary>How many cases are sealed.</summary>
    public int SealedCount => Cases.SealedCount;

    /// <summary>The open case with this serial, or null.</summary>
    public CaseState? Find(int serial) => Cases.Find(serial);

    /// <summary>Where the entries of a sealed case are; empty when there is no such case.</summary>
    public ImmutableArray<long> SealedVersions(int serial) => Cases.SealedVersions(serial);

    /// <summary>Where a command's entry is, when the grid took it before.</summary>
    public long? VersionOf(string command) => _commands.Find(command);

    /// <summary>Reports of the item within the last 24 h whose cases are open, oldest first.</summary>
    public ReadOnlySpan<OpenReport> Recent(string item, DateTimeOffset now)
    {
        if (!_openByItem.TryGetValue(item, out var reports))
        {
            return [];
        }

        var (from, to) = (0, reports.Count);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = now - reports[middle].At > DuplicateWindow ? (middle + 1, to) : (from, middle);
        }

        return CollectionsMarshal.AsSpan(reports)[from..];
    }

    /// <summary>The fold.</summary>
    /// <exception cref="InvalidOperationException">The fact does not fit: the journal is damaged.</exception>
    public void Apply(Fact fact, long version, DateTimeOffset at, string command)
    {
        if (version != Version + 1)
        {
            throw new InvalidOperationException($"Grid {code} is at version {Version}; {version} cannot follow.");
        }

        switch (fact)
        {
            case GridEstablished established:
                Plan = established;
                break;
            case CaseEvent happened:
                Apply(happened, version, at);
                break;
            case TicketAllotted allotted:
                Tickets.Take(allotted);
                break;
            case PatrolPointEvent point:
                Patrols.Apply(point, at);
                break;
            case PatrolReceived received:
                Inbox.Take(received.From, received.Number);
                Patrols.Apply(received, version, at);
                Tally.Change(Patrols.Totals, version);
                break;
            case StaffingReceived received:
                Inbox.Take(received.From, received.Number);
                Staff = Staff.Take(received.Staffing);
                break;
            case MessagesDelivered delivered:
                Upward.Take(delivered);
                break;
            case OrderEvent happened:
                var before = Orders.Before(happened.Order, opens: happened is OrderPlaced);
                Orders.Put(OrderState.Apply(before, code, happened, at, version));
                break;
            default:
                throw new InvalidOperationException($"A grid has no fold for {fact.GetType().Name}.");
        }

        Version = version;
        if (fact is not (MessagesDelivered or TicketAllotted or PatrolReceived or StaffingReceived
            or CaseEvent { By.Role: Role.Rule }))
        {
            _commands.Add(command, version);
        }
    }

    /// <summary>Makes <see cref="NextDeadline"/> exact; looks at every open case.</summary>
    public void FindNextDeadline()
    {
        _nextDeadline = null;
        foreach (var file in Cases.Open)
        {
            Await(file);
        }
    }

    /// <summary>See <see cref="FileDrawer{TFile}.Restore"/>.</summary>
    public void Restore(CaseState file) => Cases.Restore(file);

    /// <summary>See <see cref="FileDrawer{TFile}.Release"/>.</summary>
    public void Release(int serial) => Cases.Release(serial);

    /// <summary>Everything, for a snapshot.</summary>
    public GridSnapshot ToSnapshot() => new(
        Plan,
        Version,
        NextSerial,
        Cases.ToSnapshot(),
        Cases.ToSealed(),
        _commands.ToBytes(),
        Inbox.ToSnapshot(),
        Upward.ToSnapshot(),
        Tally.ToSnapshot(),
        Tickets.ToSnapshot(),
        Orders.NextSerial > 1 ? new(Orders.NextSerial, Orders.ToSnapshot(), Orders.ToSealed()) : null,
        Patrols.ToSnapshot(),
        Staff.Staffing is null ? null : Staff);

    /// <summary>The state that was snapshotted.</summary>
    public static GridState From(UnitCode code, GridSnapshot snapshot)
    {
        var state = new GridState(code)
        {
            Plan = snapshot.Plan,
            Version = snapshot.Version,
            Tally = GridTally.From(snapshot.Tally, snapshot.Open),
            Staff = snapshot.Staff ?? GridStaff.Unsaid,
        };
        state.Cases.Load(snapshot.NextSerial, snapshot.Sealed);
        foreach (var file in snapshot.Open)
        {
            state.Cases.Put(file);
            state.Index(file);
            state.Await(file);
        }

        if (snapshot.Orders is { } orders)
        {
            state.Orders.Load(orders.NextSerial, orders.Sealed);
            foreach (var order in orders.Open)
            {
                state.Orders.Put(order);
            }
        }

        state._commands.Load(snapshot.Commands.Span);
        state.Inbox.Load(snapshot.Inbox);
        state.Upward.Load(snapshot.Upward);
        state.Tickets.Load(snapshot.Tickets);
        state.Patrols.Load(snapshot.Patrols);
        state.Tally.Change(state.Patrols.Totals, snapshot.Tally.Version);
        return state;
    }

    private void Apply(CaseEvent fact, long version, DateTimeOffset at)
    {
        var before = Cases.Before(fact.Case, opens: fact is CaseReported);
        var file = CaseState.Apply(before, code, fact, at, version);
        Cases.Put(file);
        React(before, file, fact);
        var stays = file.Step is not CaseStep.Archived;
        if (stays && before?.Item == file.Item && before.Step is not CaseStep.Archived)
        {
            return;
        }

        if (before is not null
            && _openByItem.TryGetValue(before.Item, out var reports)
            && OpenReport.Find(reports, fact.Case) is >= 0 and var place)
        {
            reports.RemoveAt(place);
        }

        if (stays)
        {
            Index(file);
        }
    }

    private void React(CaseState? before, CaseState after, CaseEvent fact)
    {
        Await(after);
        if (fact is CaseArrived arrived)
        {
            Inbox.Take(arrived.From, arrived.Number);
        }

        if (fact is CaseAssigned assigned)
        {
            Tickets.Take(assigned);
        }

        Tally.Change(before, after, fact);
        if (CaseReactions.Upward(before, after, fact) is { } news)
        {
            Upward.Add(Streams.OfUnit(code.Parent!.Value), after.Version, news);
        }
    }

    private void Await(CaseState file)
    {
        if (file.NextDeadline is { } next && !(_nextDeadline <= next.At))
        {
            _nextDeadline = next.At;
        }
    }

    private void Index(CaseState file)
    {
        ref var reports = ref CollectionsMarshal.GetValueRefOrAddDefault(_openByItem, file.Item, out _);
        reports ??= [];
        var serial = file.Number.Serial;
        if (OpenReport.Find(reports, serial) is < 0 and var place)
        {
            reports.Insert(~place, new(serial, file.ReportedAt, file.Place));
        }
    }
}
