using System.Text.Json;
using GridOrleans.City.Files;
using NetTopologySuite.Geometries;

namespace GridOrleans.City.Generation;

/// <summary>
/// What is published about Datong and shipped with the program (city/datong-source): its units, the outlines of its
/// districts, and how many grids it has.
/// </summary>
/// <param name="Units">The 1,966 units without land.</param>
/// <param name="Districts">The outlines of the 11 districts and counties, which tile the city.</param>
/// <param name="GridCount">How many grids the city has: 5,379.</param>
internal sealed record SourceCity(
    IReadOnlyList<PlanUnit> Units, IReadOnlyList<OutlineRecord> Districts, int GridCount)
{
    /// <summary>Reads the shipped files from the program itself, wherever it is started.</summary>
    public static SourceCity Read()
    {
        using var divisions = new StreamReader(Open("divisions.csv"));
        using var outlines = new MemoryStream();
        Open("districts.geojson").CopyTo(outlines);
        using var facts = JsonDocument.Parse(Open("facts.json"));
        return new(
            [.. PlanTables.ReadUnits(divisions, Broken).Select(row => row.Unit)],
            OutlineFile.Read(outlines.ToArray(), Broken),
            facts.RootElement.GetProperty("grids").GetInt32());
    }

    /// <summary>A district's outline as lattice vertices, counter-clockwise, without the repeated first.</summary>
    public static IEnumerable<Vertex> Ring(Geometry outline)
    {
        var shell = ((Polygon)outline).Shell;
        var ring = shell.IsCCW ? shell.Coordinates : shell.CoordinateSequence.Reversed().ToCoordinateArray();
        return ring.Skip(1).Select(corner => Vertex.Nearest(corner.X, corner.Y));
    }

    private static Stream Open(string file) =>
        typeof(SourceCity).Assembly.GetManifestResourceStream($"datong-source/{file}")
        ?? throw new InvalidOperationException($"The program was built without city/datong-source/{file}.");

    private static void Broken(int line, string reason) =>
        throw new InvalidOperationException($"The shipped city data is broken at line {line}: {reason}");
}
