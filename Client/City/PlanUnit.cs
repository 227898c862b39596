using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.City;

/// <summary>A unit of government in a city plan: city, district, township or village.</summary>
/// <param name="Code">Its statistical division code.</param>
/// <param name="Name">Its name as published.</param>
/// <param name="Kind">What it is: city, district, county, street, town, township, other, village or community.</param>
/// <param name="Outline">Its land in WGS 84 degrees (longitude, latitude), or null where the plan has none.</param>
/// <param name="Synthetic">Whether the outline was generated; codes and names are real in either case.</param>
internal sealed record PlanUnit(
    UnitCode Code, string Name, string Kind, Geometry? Outline = null, bool Synthetic = false);
