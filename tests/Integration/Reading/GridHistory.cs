using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Reading;
using GridOrleans.Units;

namespace GridOrleans.Integration.Reading;

/// <summary>
/// A grid to which things happen at random, but only what the workflow lets happen: the entries to append, chained,
/// and the cases and orders as they stand after them.
/// </summary>
internal sealed class GridHistory
{
    /// <summary>When the first thing happens.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Items = ["road-damage", "street-light", "noise", ReportCase.Unclassified];
    private static readonly string[] Texts =
        ["路灯不亮，夜间行人危险", "Water main burst at 100% pressure", "邻里纠纷：楼道堆物", "Odd_name in C:\\ and 50 % of it"];

    private readonly Random _random;
    private readonly Dictionary<int, CaseState> _cases = [];
    private long _epoch;
    private long _version;
    private byte[] _hash = HashChain.Start;
    private int _commands;

    public GridHistory(string grid, int seed)
    {
        Grid = UnitCode.Parse(grid);
        _random = new(seed);
        OrderBook = new(Grid, _random);
        Now = Begin.AddSeconds(seed);
    }

    public UnitCode Grid { get; }

    public string Stream => GridStream.Of(Grid);

    public long Version => _version;

    /// <summary>The chain's hash before the last entry.</summary>
    public byte[] HashBefore { get; private set; } = HashChain.Start;

    /// <summary>When the last thing happened.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The cases, folded from what was told.</summary>
    public IReadOnlyCollection<CaseState> Cases => _cases.Values;

    /// <summary>The grid's orders.</summary>
    public OrderHistory OrderBook { get; }

    /// <summary>All files, folded from what was told.</summary>
    public IEnumerable<IGridFile> Files => [.. Cases, .. OrderBook.Orders];

    /// <summary>The commands that were told, in order.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Takes the stream over.</summary>
    public async Task Open(IJournalStore store, CancellationToken cancellationToken) =>
        _epoch = (await store.Open([Stream], cancellationToken))[0].Epoch;

    /// <summary>As many commands as asked for, as one append.</summary>
    public StreamAppend Tell(int commands) =>
        new(Stream, _epoch, [.. Enumerable.Range(0, commands).SelectMany(_ => Command(Happening()))]);

    /// <summary>One command with these facts.</summary>
    public StreamAppend Tell(params Fact[] facts) => new(Stream, _epoch, [.. Command(facts)]);

    /// <summary>A report of this text.</summary>
    public CaseReported Report(string text, string item = ReportCase.Unclassified, string? address = null) => new(
        _cases.Count + 1,
        Signed("resident"),
        text,
        new(113.3 + (_random.Next(1_000) / 1_000.0), 40.1, address),
        ReportSource.Resident,
        item,
        ["photo/1"],
        null);

    /// <summary>A case's next step of this kind.</summary>
    public CaseFiled File(int serial, Severity severity, DateTimeOffset due) =>
        new(serial, Signed("clerk"), severity, GroupSize.Individual, _cases[serial].Item, Grid, due, ["severity v1"]);

    private Signature Signed(string name) => new(name, Role.VillageClerk, Grid.At(UnitLevel.Village));

    private List<JournalEntry> Command(IReadOnlyList<Fact> facts)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"{Grid}:{++_commands:D5}");
        Commands.Add(command);
        Now = Now.AddMicroseconds(_random.Next(1, 60_000_000));
        return [.. facts.Select(fact => Entry(fact, command))];
    }

    private JournalEntry Entry(Fact fact, string command)
    {
        _version++;
        var (kind, payload) = FactJson.Write(fact);
        HashBefore = _hash;
        _hash = HashChain.Next(_hash, _version, Now, command, kind, payload);
        if (fact is CaseEvent happened)
        {
            _cases[happened.Case] =
                CaseState.Apply(_cases.GetValueOrDefault(happened.Case), Grid, happened, Now, _version);
        }

        if (fact is OrderEvent ordered)
        {
            OrderBook.Apply(ordered, Now, _version);
        }

        return new(_version, Now, command, kind, payload, _hash);
    }

    private IReadOnlyList<Fact> Happening()
    {
        if (_version == 0)
        {
            return [new GridEstablished("第一网格", 400)];
        }

        if (_cases.Count == 0 || _random.Next(6) == 0)
        {
            return [Report(Texts[_random.Next(Texts.Length)], Items[_random.Next(Items.Length)], "平城区大庆路 1 号")];
        }

        if (_random.Next(4) == 0)
        {
            return [OrderBook.Happening()];
        }

        var file = _cases[_random.Next(_cases.Count) + 1];
        var moves = CaseDefinition.Engine.LegalMoves(new(file, Now.AddMinutes(2)));
        return moves.IsEmpty ? [Report("nothing else can happen")] : Move(file, moves[_random.Next(moves.Length)]);
    }

    private IReadOnlyList<Fact> Move(CaseState file, CaseMove move)
    {
        var (serial, by, due) = (file.Number.Serial, Signed("clerk"), Now.AddHours(_random.Next(-5, 40)));
        return move switch
        {
            CaseMove.File => [File(serial, (Severity)_random.Next(1, 5), due)],
            CaseMove.Assign => [new CaseAssigned(serial, by, new(AssigneeKind.Department, "water"), null, null)],
            CaseMove.Start => [new CaseStarted(serial, by)],
            CaseMove.Finish => [new CaseFinished(serial, by, "已修复", ["photo/2"])],
            CaseMove.Confirm => [new CaseConfirmed(serial, by, "done")],
            CaseMove.Rework => [new CaseReworked(serial, by, "still dark")],
            CaseMove.Close => [new CaseClosed(serial, by, [ClosingCondition.ReporterTold])],
            CaseMove.Return => [new CaseReturned(serial, by, ReturnReason.NotMyDuty, null)],
            CaseMove.Extend => [new CaseExtended(serial, by, due, "rain")],
            CaseMove.Suspend => [new CaseSuspended(serial, by, "frost")],
            CaseMove.Resume => [new CaseResumed(serial, by, due)],
            CaseMove.Escalate => [new CaseEscalated(serial, by, file.Owner, file.Owner.Parent!.Value, "too big")],
            CaseMove.Supervise => [new CaseSupervised(serial, by, due, "overdue")],
            CaseMove.Merge => Merge(file, by),
            CaseMove.Reject => [new CaseRejected(serial, by, "no such place")],
            CaseMove.Reopen => [new CaseReopened(serial, by, file.Severity is null ? null : due, "not done")],
            CaseMove.Appeal => [new CaseAppealed(serial, by, "I object")],
            CaseMove.Rate => [new CaseRated(serial, by, _random.Next(1, 6), "谢谢")],
            CaseMove.Acknowledge => [new CaseAcknowledged(serial, by, null)],
            CaseMove.Guide => [new CaseGuided(serial, by, "先断电")],
            CaseMove.Raise => [Graded(file, by, due)],
            CaseMove.Lower => [Graded(file, by, due)],
            CaseMove.HandBack => [new CaseHandedBack(serial, by, file.Owner, Grid, "small after all")],
            CaseMove.Report or CaseMove.Alarm => throw new InvalidOperationException("A report opens a case."),
        };
    }

    private static CaseRaised Graded(CaseState file, Signature by, DateTimeOffset due) => new(
        file.Number.Serial,
        by,
        Severity.Major,
        file.Number.Grid.At(UnitLevel.District),
        due,
        due,
        ClockKind.UrgentHours,
        "worse than it looked",
        ["rule grade v1"]);

    private IReadOnlyList<Fact> Merge(CaseState file, Signature by)
    {
        var into = _cases.Values.FirstOrDefault(other =>
            other.Number != file.Number && other.Step is not CaseStep.Archived);
        return into is null
            ? [Report("nothing to merge with")]
            :
            [
                new CaseMerged(file.Number.Serial, by, into.Number),
                new CaseAbsorbed(into.Number.Serial, by, file.Number, file.Subscribers),
            ];
    }
}
