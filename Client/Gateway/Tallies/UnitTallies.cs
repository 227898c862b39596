using GridOrleans.Grids;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Tallies;

/// <summary>Where the tally of a unit or grid is asked for.</summary>
internal static class UnitTallies
{
    extension(IGrainFactory grains)
    {
        /// <summary>The tally of a unit, or a grid's own; no other grain is asked for it.</summary>
        public Task<UnitTally> Tally(UnitCode unit) => unit.Level is UnitLevel.Grid
            ? grains.GetGrain<IGridGrain>(unit.ToString()).ReadTally()
            : grains.GetGrain<IUnitGrain>(unit.ToString()).ReadTally();

        /// <summary>What a map shows of a unit's grids; of a grid its own mark follows from its tally.</summary>
        public async Task<UnitMarks> Marks(UnitTally told, TallyVersion? since) => told.Unit.Level is UnitLevel.Grid
            ? new(told.Version, new(null, [GridMark.Of(told.Unit, told.Tally)]))
            : await grains.GetGrain<IUnitGrain>(told.Unit.ToString()).ReadMarks(since);
    }
}
