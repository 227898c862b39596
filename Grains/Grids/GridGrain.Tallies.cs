using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>The grid's tally: kept by the fold, told to the village.</summary>
internal sealed partial class GridGrain
{
    private readonly TallyBeat _beat;
    private IGrainTimer? _keepAlive;

    // Kept, since a reference costs more to make than a tally to send.
    private IUnitGrain? _village;

    // The version that the village was told of last; null when it must be told the numbers, whatever it knows.
    private long? _told;

    /// <inheritdoc/>
    public Task ReportTally()
    {
        _told = null;
        _beat.Strike();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<UnitTally> ReadTally()
    {
        MustHold();
        var (version, now, tally) = (_state.Tally.Version, Now, _state.Tally.Take());
        await Durable();
        return new(Code, new(0, version), now, Missing: 0, tally, Children: []);
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _beat.Strike();
        _keepAlive = this.RegisterGrainTimer(
            KeepAlive,
            new GrainTimerCreationOptions(TallyBeat.KeepAliveIn(Code, Now), TallyBeat.KeepAlive) { Interleave = true });
    }

    // Straight away: a sign of life needs no pace, and there are a thousand of them a second in the whole city.
    private Task KeepAlive(CancellationToken cancellationToken)
    {
        _keepAlive?.Change(TallyBeat.KeepAliveIn(Code, Now), TallyBeat.KeepAlive);
        return _beat.IsRunning ? Task.CompletedTask : TellTally();
    }

    private void TallyAdvanced()
    {
        if (_state.Tally.Version != _told)
        {
            _beat.Strike();
        }
    }

    private async Task TellTally()
    {
        if (IsVoid || _closing.IsCancellationRequested)
        {
            return;
        }

        var (version, now) = (_state.Tally.Version, Now);
        var tally = version == _told ? null : _state.Tally.Take();
        _told = version;
        try
        {
            await Durable();
        }
        catch (JournalUnavailableException)
        {
            // What was counted never happened; the next activation counts anew.
            return;
        }

        _village ??= GrainFactory.GetGrain<IUnitGrain>(Code.At(UnitLevel.Village).ToString());
        await _village.TakeTally(new(Code, new(0, version), now, Missing: 0, tally));
    }
}
