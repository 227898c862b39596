using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Clocks;
using GridOrleans.Commands;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// A grid with neither a silo nor a store: decides, marks what is due, records and folds as the grain does, sealed
/// files restored from their entries, every fact through its JSON.
/// </summary>
internal sealed partial class GridOnPaper
{
    public const string Item = "N301";
    public const string Ticket = "T-N301";

    private const int DueAtOnceMax = 256;

    public static readonly UnitCode Code = UnitCode.Parse("140213001001001");
    public static readonly Place Square = new(113.30, 40.08, "the square");

    private static readonly ItemCatalogue Sample = ItemCatalogue.LoadSample();

    private readonly CasePolicy _policy;
    private readonly CaseKind _kind;
    private readonly List<JournalEntry> _entries = [];

    public GridOnPaper(CasePolicy? policy = null, bool established = true, UnitCode? code = null)
    {
        _policy = policy ?? Policy(Sample);
        _kind = new(_policy);
        State = new(code ?? Code);
        County = new(State.Code.At(UnitLevel.District), _policy.Catalogue);
        if (established)
        {
            Record([new GridEstablished("Square Grid", 400)], CommandId.Parse("plan-0001"));
        }
    }

    public GridState State { get; }

    /// <summary>Sees every fact of a case as it is folded: the case before it, the fact, the case after it.</summary>
    public Action<CaseState?, CaseEvent, CaseState>? Watch { get; set; }

    /// <summary>What the city has settled by default, with a catalogue.</summary>
    public static CasePolicy Policy(ItemCatalogue catalogue, EscalationOptions? options = null) =>
        Policy(CatalogueHistory.Of(catalogue), options);

    /// <inheritdoc cref="Policy(ItemCatalogue, EscalationOptions?)"/>
    public static CasePolicy Policy(CatalogueHistory catalogue, EscalationOptions? options = null) => new(
        catalogue,
        SeverityTable.Read(options ?? new()),
        new CityClock(WorkCalendar.LoadOfficial()));

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>The grid as it rests: what two states must share to be the same.</summary>
    public static string Json(GridState state) =>
        JsonSerializer.Serialize(state.ToSnapshot(), FactJson.Json.GridSnapshot);

    public static CaseNumber Number(int serial) => new(Code, serial);

    /// <summary>An instant as the clocks of Datong show it.</summary>
    public static DateTimeOffset InDatong(string local) =>
        new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>Time passes, and nobody looks at the deadlines.</summary>
    public GridOnPaper Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Time passes, and every deadline is marked at its instant, as the grain's wheel does.</summary>
    public GridOnPaper Live(TimeSpan time)
    {
        var until = Now + time;
        while (State.NextDeadline is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            MarkDue();
        }

        Now = until;
        return this;
    }

    /// <summary>Lives until an instant.</summary>
    public GridOnPaper LiveUntil(DateTimeOffset instant) => Live(instant - Now);

    /// <summary>Marks whatever is due by now: what the grain does when its wheel wakes it.</summary>
    public IReadOnlyList<CaseEvent> MarkDue()
    {
        var marked = new List<CaseEvent>();
        while (DeadlineRules.Pass(State, _policy, Now, DueAtOnceMax) is { Count: > 0 } facts)
        {
            Record(facts, Streams.CommandId("deadline", Streams.OfGrid(State.Code), State.Version + 1));
            marked.AddRange(facts.Cast<CaseEvent>());
        }

        State.FindNextDeadline();
        return marked;
    }

    /// <summary>Takes what units above report, unless it was taken before or the case is sealed.</summary>
    public void Take(ImmutableArray<Message<Arrival>> arrivals)
    {
        foreach (var (from, number, arrival) in arrivals)
        {
            var serial = arrival.Case.Serial;
            if (State.Inbox.IsNew(from, number) && State.Find(serial) is not null)
            {
                var by = RuleSignature.Of("arrival", UnitCode.Parse(Streams.KeyOf(from)));
                Record([new CaseArrived(serial, by, from, number, arrival.Trail)], CommandId.Parse("arrived-0001"));
            }
        }
    }

    /// <summary>Takes what the county tells of the staff, unless it was taken before.</summary>
    public void Take(StaffingReceived received)
    {
        if (State.Inbox.IsNew(received.From, received.Number))
        {
            Record(HandOverRules.Take(State, received, _policy, Now), CommandId.Parse("staffing-0001"));
        }
    }

    /// <summary>Notes that receivers have every message up to a number.</summary>
    public void Delivered(params ImmutableArray<Receipt> receipts) =>
        Record([new MessagesDelivered(receipts)], CommandId.Parse("delivered-0001"));

    /// <summary>Notes that the village has everything.</summary>
    public void DeliverAll()
    {
        foreach (var to in State.Upward.Receivers.ToList())
        {
            Delivered(new Receipt(to, State.Version));
        }
    }

    /// <summary>The case, sealed or not.</summary>
    public CaseState Case(int serial = 1) => File(_kind, serial);

    /// <summary>A file of any kind, sealed or not.</summary>
    public TFile File<TRequest, TFile, TFact, TView>(FileKind<TRequest, TFile, TFact, TView> kind, int serial)
        where TRequest : class
        where TFile : class, IGridFile
        where TFact : Fact
        where TView : class
    {
        Restore(kind, State, serial);
        var file = kind.Drawer(State).Find(serial)
            ?? throw new InvalidOperationException($"There is no {typeof(TFile).Name} {serial}.");
        kind.Drawer(State).Release(serial);
        return file;
    }

    /// <summary>Decides and, unless refused, records: what the grain does with a request.</summary>
    public Decision Execute(Caller by, CaseCommand command, CaseNumber? number) =>
        Execute(_kind, new CaseRequest(NextId(), by, number, command), number?.Serial ?? 0);

    /// <summary>The same for a file of any kind; the serial is 0 for a request that opens one.</summary>
    public Decision Execute<TRequest, TFile, TFact, TView>(
        FileKind<TRequest, TFile, TFact, TView> kind,
        TRequest request,
        int serial)
        where TRequest : class
        where TFile : class, IGridFile
        where TFact : Fact
        where TView : class
    {
        Restore(kind, State, serial);
        var wanted = kind.ToDraw(State, request, Now);
        var denied = wanted is { } ticket ? Draw(ticket.Ticket, ticket.Item) : null;
        var decision = kind.Decide(State, request, Now);
        Record(decision.Facts, kind.IdOf(request));
        if (denied is not null)
        {
            State.Tickets.Forget(wanted!.Value.Ticket);
        }

        kind.Drawer(State).Release(serial);
        return decision;
    }

    /// <summary>An id that no command had yet.</summary>
    public CommandId NextId() => CommandId.Parse($"command-{_entries.Count}");

    /// <summary>Makes a move that must be accepted; answers the case after it.</summary>
    public CaseState Do(Caller by, CaseCommand command, int serial = 1)
    {
        var opens = command is ReportCase or RaiseAlarm;
        var decision = Execute(by, command, opens ? null : new(State.Code, serial));
        Assert.False(decision.Refused, decision.Refusal?.Detail);
        return Case(opens ? State.NextSerial - 1 : serial);
    }

    /// <summary>
    /// Makes a move that must be refused and change nothing; a task that was pushed leaves its count alone. Answers the
    /// refusal.
    /// </summary>
    public Refusal Refuse(Caller by, CaseCommand command, int serial = 1)
    {
        var before = Json(State);
        var opens = command is ReportCase or RaiseAlarm;
        var decision = Execute(by, command, opens ? null : new(State.Code, serial));

        Assert.True(decision.Refused, $"{command.Move} was accepted.");
        Assert.All(decision.Facts, fact => Assert.IsType<CaseTaskRefused>(fact));
        if (decision.Facts.Count == 0)
        {
            Assert.Equal(before, Json(State));
        }

        return decision.Refusal;
    }

    /// <summary>A grid folded anew from the first entries, on top of a state when one is given.</summary>
    public GridState Replay(int count, GridState? from = null)
    {
        var state = from ?? new GridState(State.Code);
        foreach (var entry in _entries.Take(count).Skip((int)state.Version))
        {
            var fact = FactJson.Read(entry.Kind, entry.Payload.Span);
            if (fact is CaseEvent onCase)
            {
                Restore(_kind, state, onCase.Case);
            }

            if (fact is OrderEvent onOrder)
            {
                Restore(new OrderKind(), state, onOrder.Order);
            }

            state.Apply(fact, entry.Version, entry.At, entry.CommandId);
        }

        return state;
    }

    private void Restore<TRequest, TFile, TFact, TView>(
        FileKind<TRequest, TFile, TFact, TView> kind,
        GridState state,
        int serial)
        where TRequest : class
        where TFile : class, IGridFile
        where TFact : Fact
        where TView : class
    {
        TFile? file = null;
        foreach (var version in kind.Drawer(state).SealedVersions(serial))
        {
            var entry = _entries[(int)version - 1];
            file = kind.Apply(file, state, (TFact)FactJson.Read(entry.Kind, entry.Payload.Span), entry);
        }

        if (file is not null)
        {
            kind.Drawer(state).Restore(file);
        }
    }

    private void Record(IReadOnlyList<Fact> facts, CommandId id)
    {
        foreach (var fact in facts)
        {
            var (kind, payload) = FactJson.Write(fact);
            var version = State.Version + 1;
            var before = fact is CaseEvent known ? State.Find(known.Case) : null;
            _entries.Add(new(version, Now, id.ToString(), kind, payload, Hash: []));
            State.Apply(fact, version, Now, id.ToString());
            if (fact is CaseEvent happened)
            {
                Watch?.Invoke(before, happened, State.Cases.JustChanged(happened.Case));
            }
        }
    }
}
