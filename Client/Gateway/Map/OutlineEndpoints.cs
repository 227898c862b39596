using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Screen;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.Net.Http.Headers;

namespace GridOrleans.Gateway.Map;

/// <summary>The land of a unit's subtree, for maps.</summary>
internal static class OutlineEndpoints
{
    private const string GeoJson = "application/geo+json";

    /// <summary>Adds <c>/v1/units/{code}/map</c>.</summary>
    public static void MapOutlines(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/units/{code}/map", Read)
            .WithTags("Units 单位")
            .WithName("mapUnit")
            .WithSummary("地图 The land of a unit and of all units and grids below it, as GeoJSON")
            .Produces(200, contentType: GeoJson)
            .Produces(304)
            .ProducesProblems(400, 403, 404);

    private static IResult Read(string code, HttpContext http, UnitDirectory units, CityOutlines outlines)
    {
        if (!UnitCode.TryParse(code, null, out var unit))
        {
            return UnitEndpoints.NoCode(code);
        }

        if (!http.Caller().Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        if (units.Find(unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(unit));
        }

        // Asked about each time, and sent again only when the plan is another one.
        var map = outlines.Of(unit);
        http.Response.Headers.CacheControl = "private, no-cache";
        return new CompressedFile(map.Compressed, GeoJson, EntityTagHeaderValue.Parse(map.Tag));
    }
}
