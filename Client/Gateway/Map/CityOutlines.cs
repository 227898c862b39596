using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using GridOrleans.City;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.Gateway.Map;

/// <summary>
/// The land of a unit's subtree as GeoJSON (RFC 7946), written and compressed once for each unit that is asked for: the
/// whole city takes a quarter of a megabyte.
/// </summary>
/// <param name="plan">The city plan.</param>
internal sealed class CityOutlines(CityPlan plan)
{
    /// <summary>Decimals of a degree: a metre, which no screen shows.</summary>
    private const int Decimals = 5;

    private readonly ConcurrentDictionary<UnitCode, Lazy<OutlineText>> _texts = new();

    private readonly Lazy<FrozenDictionary<UnitCode, Geometry?>> _lands = new(() => plan.Units
        .Select(unit => KeyValuePair.Create(unit.Code, unit.Outline))
        .Concat(plan.Grids.Select(grid => KeyValuePair.Create(grid.Code, grid.Outline)))
        .ToFrozenDictionary());

    /// <summary>The land of one unit or grid in WGS 84 degrees; null where the plan has none.</summary>
    public Geometry? Land(UnitCode code) => _lands.Value.GetValueOrDefault(code);

    /// <summary>A point inside a unit's or grid's land; null where the plan has none.</summary>
    public Coordinate? Inside(UnitCode code) =>
        Land(code)?.InteriorPoint is { IsEmpty: false } inside ? inside.Coordinate : null;

    /// <summary>A unit's land: its own, and that of all units and grids below it.</summary>
    public OutlineText Of(UnitCode unit) =>
        _texts.GetOrAdd(unit, code => new(() => OutlineText.Of(Write(code)))).Value;

    private byte[] Write(UnitCode unit)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Encoder = Json.GatewayJson.Answers.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var part in plan.Units.Where(part => unit.Contains(part.Code)))
            {
                WriteFeature(json, part.Outline, () => Name(json, part.Code, part.Name));
            }

            foreach (var grid in plan.Grids.Where(grid => unit.Contains(grid.Code)))
            {
                WriteFeature(json, grid.Outline, () =>
                {
                    Name(json, grid.Code, grid.Name);
                    json.WriteNumber("households", grid.Households);
                });
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Geometry? land, Action properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        properties();
        if (land?.InteriorPoint is { IsEmpty: false } inside)
        {
            json.WritePropertyName("at");
            Write(json, inside.Coordinate);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        Write(json, land);
        json.WriteEndObject();
    }

    private static void Name(Utf8JsonWriter json, UnitCode code, string name)
    {
        json.WriteString("code", code.ToString());
        json.WriteString("name", name);
    }

    private static void Write(Utf8JsonWriter json, Geometry? land)
    {
        if (land is null)
        {
            json.WriteNullValue();
            return;
        }

        var many = land.NumGeometries > 1;
        json.WriteStartObject();
        json.WriteString("type", many ? "MultiPolygon" : "Polygon");
        json.WritePropertyName("coordinates");
        if (many)
        {
            json.WriteStartArray();
        }

        for (var i = 0; i < land.NumGeometries; i++)
        {
            Write(json, (Polygon)land.GetGeometryN(i));
        }

        if (many)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        foreach (var ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
        {
            json.WriteStartArray();
            foreach (var point in ring.Coordinates)
            {
                Write(json, point);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Coordinate point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round((decimal)point.X, Decimals));
        json.WriteNumberValue(Math.Round((decimal)point.Y, Decimals));
        json.WriteEndArray();
    }
}

/// <summary>A map as it is sent.</summary>
/// <param name="Compressed">The GeoJSON, by gzip.</param>
/// <param name="Tag">Its entity tag: another map has another one.</param>
internal sealed record OutlineText(byte[] Compressed, string Tag)
{
    private const int TagBytes = 12;

    /// <summary>Compresses a text.</summary>
    public static OutlineText Of(byte[] geoJson)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(geoJson);
        }

        return new(compressed.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(geoJson)[..TagBytes])}\"");
    }
}
