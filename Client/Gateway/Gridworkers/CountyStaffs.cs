using System.Collections.Immutable;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Gridworkers;

/// <summary>Asks the staffs of all counties that a unit lies in or contains.</summary>
internal static class CountyStaffs
{
    /// <summary>The responsible gridworkers of the grids where the counties changed them, as of now.</summary>
    /// <exception cref="JournalUnavailableException">A county cannot be asked now.</exception>
    public static async Task<IReadOnlyDictionary<UnitCode, string?>> Responsibles(
        IGrainFactory grains,
        UnitDirectory units,
        UnitCode unit)
    {
        UnitCode[] counties = unit.Level is UnitLevel.City
            ? [.. units.Find(unit)?.Children.Select(child => child.Code) ?? []]
            : [unit.At(UnitLevel.District)];
        var told = await Task.WhenAll(counties.Select(
            county => grains.GetGrain<IStaffGrain>(county.ToString()).ReadResponsibles()));
        return told.SelectMany(county => county.ByGrid).ToImmutableDictionary();
    }
}
