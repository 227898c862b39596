using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;
using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// A grid with neither a silo nor a store: decides by <see cref="CaseRules"/> and <see cref="OrderRules"/>, records and
/// folds as the grain does, sealed files restored from their entries, every fact through its JSON.
/// </summary>
internal sealed class GridOnPaper
{
    public const string Item = "N301";
    public const string Ticket = "T-N301";

    public static readonly UnitCode Code = UnitCode.Parse("140213001001001");
    public static readonly Place Square = new(113.30, 40.08, "the square");

    private static readonly ItemCatalogue Sample = ItemCatalogue.LoadSample();

    private readonly CaseKind _kind;
    private readonly List<JournalEntry> _entries = [];

    public GridOnPaper(CasePolicy? policy = null, bool established = true)
    {
        _kind = new(policy ?? new(Sample, new TimeLimits().Validated()));
        if (established)
        {
            Record([new GridEstablished("Square Grid", 400)], CommandId.Parse("plan-0001"));
        }
    }

    public GridState State { get; } = new(Code);

    public DateTimeOffset Now { get; private set; } = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>The grid as it rests: what two states must share to be the same.</summary>
    public static string Json(GridState state) =>
        JsonSerializer.Serialize(state.ToSnapshot(), FactJson.Json.GridSnapshot);

    public static CaseNumber Number(int serial) => new(Code, serial);

    public GridOnPaper Wait(TimeSpan time)
    {
        Now += time;
        return this;
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
        var decision = kind.Decide(State, request, Now);
        Record(decision.Facts, kind.IdOf(request));
        kind.Drawer(State).Release(serial);
        return decision;
    }

    /// <summary>An id that no command had yet.</summary>
    public CommandId NextId() => CommandId.Parse($"command-{_entries.Count}");

    /// <summary>Makes a move that must be accepted; answers the case after it.</summary>
    public CaseState Do(Caller by, CaseCommand command, int serial = 1)
    {
        var opens = command is ReportCase;
        var decision = Execute(by, command, opens ? null : Number(serial));
        Assert.False(decision.Refused, decision.Refusal?.Detail);
        return Case(opens ? State.NextSerial - 1 : serial);
    }

    /// <summary>Makes a move that must be refused and change nothing; answers the refusal.</summary>
    public Refusal Refuse(Caller by, CaseCommand command, int serial = 1)
    {
        var before = Json(State);
        var decision = Execute(by, command, command is ReportCase ? null : Number(serial));

        Assert.True(decision.Refused, $"{command.Move} was accepted.");
        Assert.Empty(decision.Facts);
        Assert.Equal(before, Json(State));
        return decision.Refusal;
    }

    /// <summary>A grid folded anew from the first entries, on top of a state when one is given.</summary>
    public GridState Replay(int count, GridState? from = null)
    {
        var state = from ?? new GridState(Code);
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
            _entries.Add(new(version, Now, id.ToString(), kind, payload, Hash: []));
            State.Apply(fact, version, Now, id.ToString());
        }
    }
}
