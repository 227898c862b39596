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
    }
}
