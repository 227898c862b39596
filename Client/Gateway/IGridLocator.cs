using GridOrleans.Units;

namespace GridOrleans.Gateway;

/// <summary>Answers which grid a place is in.</summary>
internal interface IGridLocator
{
    /// <summary>The one grid that covers the point; null outside the city.</summary>
    /// <param name="lon">Longitude in degrees, WGS 84.</param>
    /// <param name="lat">Latitude in degrees, WGS 84.</param>
    UnitCode? Locate(double lon, double lat);
}
