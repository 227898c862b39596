using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>The grid's tally: kept by the fold, told to the village.</summary>
internal sealed partial class GridGrain
{
    private readonly TallyBeat _beat;

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
        this.RegisterGrainTimer(
            KeepAlive,
            new GrainTimerCreationOptions(TallyBeat.KeepAlive, TallyBeat.KeepAlive) { Interleave = true });
    }

    private Task KeepAlive(CancellationToken cancellationToken)
    {
        _beat.Strike();
        return Task.CompletedTask;
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
        if (IsVoid)
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

        await GrainFactory.GetGrain<IUnitGrain>(Code.At(UnitLevel.Village).ToString())
            .TakeTally(new(Code, new(0, version), now, Missing: 0, tally));
    }
}
