using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;

namespace GridOrleans.Unit.Units;

/// <summary>
/// Four grids and everything above them. Messages are delivered as the pump does, in order and one batch at a time, and
/// as it goes wrong: lost on the way, taken while the receipt is lost, sent once more when newer ones were taken.
/// </summary>
internal sealed class CityOnPaper
{
    private const int BatchMax = 3;

    private static readonly ImmutableArray<UnitCode> Codes =
    [
        .. new[] { "140213001001001", "140213001002001", "140213002001001", "140214001001001" }
            .Select(code => UnitCode.Parse(code)),
    ];

    private readonly Dictionary<string, (ImmutableArray<Message<Matter>> Up, ImmutableArray<Message<Arrival>> Down)>
        _stale = [];

    public CityOnPaper()
    {
        foreach (var code in Codes)
        {
            var grid = new GridOnPaper(GridOnPaper.Policy(RandomLife.Catalogue), code: code);
            Grids.Add(code, (grid, new(grid), []));
            foreach (var level in Enum.GetValues<UnitLevel>().Where(level => level is not UnitLevel.Grid))
            {
                Units.TryAdd(code.At(level), new(code.At(level)));
            }
        }
    }

    /// <summary>The grids, each with its life and the news that it ever had for those above.</summary>
    public Dictionary<UnitCode, (GridOnPaper Paper, RandomLife Life, List<Matter> News)> Grids { get; } = [];

    public SortedDictionary<UnitCode, UnitOnPaper> Units { get; } = [];

    private DateTimeOffset Now => Grids.Values.Max(grid => grid.Paper.Now);

    /// <summary>Somebody does something in one of the grids.</summary>
    public void Live(int where, Pick pick)
    {
        var (paper, life, news) = Grids[Codes[where % Codes.Length]];
        paper.Watch = (before, fact, after) =>
        {
            if (CaseReactions.Upward(before, after, fact) is { } matter)
            {
                news.Add(matter);
            }
        };
        var (by, command, number) = life.Choose(pick);
        paper.Execute(by, command, number);
    }

    /// <summary>Tries to deliver one batch; false when nothing waits.</summary>
    /// <param name="which">Which of the receivers that something waits for.</param>
    /// <param name="how">How it goes.</param>
    public bool Deliver(int which, int how)
    {
        List<(UnitCode From, string To)> waiting =
        [
            .. Grids.SelectMany(grid => grid.Value.Paper.State.Upward.Receivers.Select(to => (grid.Key, to))),
            .. Units.SelectMany(unit => unit.Value.State.Upward.Receivers.Select(to => (unit.Key, to))),
            .. Units.SelectMany(unit => unit.Value.State.Downward.Receivers.Select(to => (unit.Key, to))),
        ];
        if (waiting.Count == 0)
        {
            return false;
        }

        var (from, to) = waiting[which % waiting.Count];
        if (to.StartsWith("grid/", StringComparison.Ordinal))
        {
            DeliverDown(from, to, how);
        }
        else
        {
            DeliverUp(from, to, how);
        }

        return true;
    }

    private void DeliverUp(UnitCode from, string to, int how)
    {
        var grid = from.Level is UnitLevel.Grid ? Grids[from].Paper : null;
        var outbox = grid?.State.Upward ?? Units[from].State.Upward;
        var batch = outbox.Next(to, grid is null ? Streams.OfUnit(from) : Streams.OfGrid(from), 1 + (how % BatchMax));
        var receiver = Units[UnitCode.Parse(Streams.KeyOf(to))];
        var link = $"{from} {to}";
        if (IsLost(how))
        {
            return;
        }

        receiver.Receive(batch, Now);
        receiver.Receive(_stale.GetValueOrDefault(link, ([], [])).Up, Now);
        _stale[link] = (batch, []);
        if (ReceiptIsLost(how))
        {
            return;
        }

        var receipt = new Receipt(to, batch[^1].Number);
        if (grid is null)
        {
            Units[from].Delivered(receipt, Now);
            return;
        }

        grid.Delivered(receipt);
    }

    private void DeliverDown(UnitCode from, string to, int how)
    {
        var batch = Units[from].State.Downward.Next(to, Streams.OfUnit(from), 1 + (how % BatchMax));
        var receiver = Grids[UnitCode.Parse(Streams.KeyOf(to))].Paper;
        var link = $"{from} {to}";
        if (IsLost(how))
        {
            return;
        }

        receiver.Take(batch);
        receiver.Take(_stale.GetValueOrDefault(link, ([], [])).Down);
        _stale[link] = ([], batch);
        if (!ReceiptIsLost(how))
        {
            Units[from].Delivered(new(to, batch[^1].Number), Now);
        }
    }

    private static bool IsLost(int how) => how % 5 == 1;

    private static bool ReceiptIsLost(int how) => how % 5 == 2;
}
