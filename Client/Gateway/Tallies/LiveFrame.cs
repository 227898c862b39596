using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Gateway.Json;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>What all screens of a unit are told at one change.</summary>
/// <param name="number">How many changes there were; 0 before the first numbers.</param>
/// <param name="text">The unit's numbers; null before the first.</param>
/// <param name="marks">The marks that this change changed, as they are sent; empty when it changed none.</param>
internal sealed class LiveFrame(long number, LiveText? text, byte[] marks)
{
    private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many changes there were; 0 before the first numbers.</summary>
    public long Number => number;

    /// <summary>The unit's numbers; null before the first.</summary>
    public LiveText? Text => text;

    /// <summary>The marks that this change changed, as they are sent; empty when it changed none.</summary>
    public byte[] Marks => marks;

    /// <summary>Ends with the next change.</summary>
    public Task Next => _next.Task;

    /// <summary>The next change is there.</summary>
    public void Pass() => _next.SetResult();
}

/// <summary>A unit's numbers, written when the first screen needs them, and then for all.</summary>
/// <param name="numbers">The numbers.</param>
internal sealed class LiveText(UnitTally numbers)
{
    private readonly Lazy<byte[]> _json = new(() =>
        JsonSerializer.SerializeToUtf8Bytes(LiveTally.Of(numbers), GatewayJson.Answers.LiveTally));

    /// <summary>The numbers.</summary>
    public UnitTally Numbers => numbers;

    /// <summary>As they are sent.</summary>
    public byte[] Json => _json.Value;
}

/// <summary>A unit's grids as a map shows them; written once for each change, and whole for whoever joins.</summary>
/// <param name="unit">The unit.</param>
internal sealed class MarkSheet(UnitCode unit)
{
    private readonly SortedDictionary<UnitCode, GridMark> _marks = [];
    private readonly Lock _lock = new();
    private (long Number, byte[] Json) _all = (-1, []);

    /// <summary>The version of the unit's tally that they belong to; null before the first.</summary>
    public TallyVersion? Version { get; private set; }

    /// <summary>Takes news; answers what changed, as it is sent, and nothing when nothing did.</summary>
    public byte[] Take(UnitMarks told)
    {
        lock (_lock)
        {
            List<GridMark> changed = [.. told.News.Grids.Where(mark => _marks.GetValueOrDefault(mark.Grid) != mark)];
            foreach (var mark in changed)
            {
                _marks[mark.Grid] = mark;
            }

            Version = told.Version;
            return changed is [] ? [] : Write(changed, whole: false);
        }
    }

    /// <summary>All of them that are not empty, as they are sent.</summary>
    /// <param name="number">The number of the change after which they are asked for.</param>
    public byte[] All(long number)
    {
        lock (_lock)
        {
            if (_all.Number != number)
            {
                _all = (number, Write(_marks.Values.Where(mark => mark != new GridMark { Grid = mark.Grid }), true));
            }

            return _all.Json;
        }
    }

    private byte[] Write(IEnumerable<GridMark> marks, bool whole) => JsonSerializer.SerializeToUtf8Bytes(
        new LiveMarks(unit, whole, [.. marks.Select(MarkReply.Of)]),
        GatewayJson.Answers.LiveMarks);
}

/// <summary>What a map is told: marks of a unit's grids.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Whole">Whether these are all: a grid that is not named has no open case.</param>
/// <param name="Grids">The marks.</param>
internal sealed record LiveMarks(UnitCode Unit, bool Whole, ImmutableArray<MarkReply> Grids);

/// <summary>What a map shows of one grid.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Open">Open cases.</param>
/// <param name="Overdue">Of them, overdue.</param>
/// <param name="Alarms">Of them, come by the one-key alarm.</param>
/// <param name="ByOwner">Of them, by the level that owns them: grid, village, township, district, city.</param>
internal sealed record MarkReply(UnitCode Grid, int Open, int Overdue, int Alarms, ImmutableArray<int> ByOwner)
{
    /// <summary>As it is sent.</summary>
    public static MarkReply Of(GridMark mark) => new(
        mark.Grid,
        mark.Open,
        mark.Overdue,
        mark.Alarms,
        [mark.ByOwner.Grid, mark.ByOwner.Village, mark.ByOwner.Township, mark.ByOwner.District, mark.ByOwner.City]);
}
