using GridOrleans.Grids;
using GridOrleans.Tallies;

namespace GridOrleans.Units;

/// <summary>
/// The unit's tally: the sum of what its children report, told to the unit above. Nothing of it is journaled: a unit
/// that starts asks its children, without waiting for any.
/// </summary>
internal sealed partial class UnitGrain
{
    /// <summary>How often children are asked that have not answered yet.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a unit that has just started keeps a sum to itself that lacks children: the unit above goes on with the
    /// one that it knows, so that no number on a screen drops because a silo was restarted.
    /// </summary>
    private static readonly TimeSpan WholeWithin = TimeSpan.FromSeconds(10);

    /// <summary>How much older the unit above may believe the numbers to be than they are.</summary>
    private static readonly TimeSpan AsOfStep = TimeSpan.FromSeconds(1);

    private readonly ChildTallies _children;
    private readonly TallyBeat _beat;
    private IGrainTimer? _look;

    // Kept, since a reference costs more to make than a tally to send.
    private IUnitGrain? _above;
    private bool _whole;
    private DateTimeOffset _startedAt;

    // What the unit above was told last; the number is null when it must be told the numbers, whatever it knows.
    private long? _told;
    private DateTimeOffset _toldAsOf;

    /// <inheritdoc/>
    public Task TakeTally(TallyReport report)
    {
        switch (_children.Take(report, Now))
        {
            case TallyNews.Changed:
                _beat.Strike();
                break;
            case TallyNews.Same:
                StrikeIfOlder();
                break;
            case TallyNews.Unknown:
                Ask(report.From);
                break;
            case TallyNews.Older:
                break;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportTally()
    {
        _told = null;
        _beat.Strike();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<UnitTally> ReadTally() => Task.FromResult(new UnitTally(
        Code, TallyVersion, _children.AsOf(Now), _children.Missing, _children.Sum, _children.View()));

    /// <inheritdoc/>
    public Task<UnitMarks> ReadMarks(TallyVersion? since) => Task.FromResult(new UnitMarks(
        TallyVersion, _children.MarksSince(since is { } known && known.Epoch == Epoch ? known.Number : null)));

    private void BeginToCount()
    {
        _startedAt = Now;
        _look = this.RegisterGrainTimer(
            LookAfterChildren,
            new GrainTimerCreationOptions(TimeSpan.Zero, AskAgain) { Interleave = true });
    }

    private TallyVersion TallyVersion => new(Epoch, _children.Number);

    private Task LookAfterChildren(CancellationToken cancellationToken)
    {
        if (_closing.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        foreach (var child in _children.Silent(Now))
        {
            Ask(child);
        }

        // Two thousand units that look too often are a load of their own.
        var whole = _children.Missing == 0;
        if (whole != _whole)
        {
            var pace = whole ? TallyBeat.KeepAlive : AskAgain;
            _whole = whole;
            _look?.Change(pace, pace);
        }

        StrikeIfOlder();
        return Task.CompletedTask;
    }

    private void StrikeIfOlder()
    {
        if (_told != _children.Number || _children.AsOf(Now) - _toldAsOf >= AsOfStep)
        {
            _beat.Strike();
        }
    }

    private async Task TellTally()
    {
        var (number, now) = (_children.Number, Now);
        var missing = _children.Missing;
        if (_closing.IsCancellationRequested
            || Code.Parent is not { } above
            || _children.AsOf(now) is not { } asOf
            || (missing > 0 && now - _startedAt < WholeWithin))
        {
            return;
        }

        var tally = number == _told ? null : _children.Sum;
        var marks = tally is null ? null : _children.MarksSince(_told);
        (_told, _toldAsOf) = (number, asOf);
        _above ??= GrainFactory.GetGrain<IUnitGrain>(above.ToString());
        await _above.TakeTally(new(Code, new(Epoch, number), asOf, missing, tally, marks));
    }

    // Nobody is waited for: an answer comes as a report, or the child is asked again.
    private void Ask(UnitCode child) => (child.Level is UnitLevel.Grid
        ? GrainFactory.GetGrain<IGridGrain>(child.ToString()).ReportTally()
        : GrainFactory.GetGrain<IUnitGrain>(child.ToString()).ReportTally()).Ignore();
}
