using GridOrleans.City.Checks;
using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.City.Generation;

/// <summary>
/// Makes a synthetic grid plan of Datong from its published units and outlines. The same seed gives the same plan,
/// vertex by vertex, on every machine.
/// </summary>
internal sealed class CityGenerator
{
    /// <summary>A rural grid's area against a community grid's (our convention).</summary>
    private const double RuralArea = 10;

    /// <summary>How far areas differ from their kind's: between these shares of it.</summary>
    private const double SmallestArea = 0.7, LargestArea = 1.4;

    private readonly SourceCity _source = SourceCity.Read();
    private readonly SeededDraw _draw;
    private readonly IProgress<PlanProgress>? _progress;

    private CityGenerator(int seed, IProgress<PlanProgress>? progress)
    {
        _draw = new(seed);
        _progress = progress;
    }

    /// <summary>Generates a plan.</summary>
    /// <param name="seed">Any number; another seed gives other grids in the same villages.</param>
    /// <param name="progress">Told after each district.</param>
    /// <param name="stop">Stops the work between districts and after the check.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="InvalidOperationException">The seed led to a plan that would be refused: a bug.</exception>
    public static CityPlan Generate(
        int seed, IProgress<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        var plan = new CityGenerator(seed, progress).Generate(stop);
        progress?.Report(new("Checking the plan", 0, 1));
        var error = PlanCheck.Findings(plan).FirstOrDefault(finding => finding.Severity is PlanSeverity.Error);
        stop.ThrowIfCancellationRequested();
        progress?.Report(new("Checking the plan", 1, 1));
        return error is null ? plan : throw new InvalidOperationException($"Seed {seed} gives a broken plan: {error}");
    }

    private CityPlan Generate(CancellationToken stop)
    {
        var units = _source.Units;
        var villages = units.Where(unit => unit.Code.Level is UnitLevel.Village).ToArray();
        var grids = new HouseholdShare(_draw).Grids(villages, _source.GridCount);
        var land = Divide(Shares(units, grids), stop);
        return new(
            [.. units.Select(unit => unit with
            {
                Outline = land.GetValueOrDefault(unit.Code),
                Synthetic = unit.Code.Level > UnitLevel.District,
            })],
            [.. grids.Select(grid => grid with { Outline = land[grid.Code] })]);
    }

    private Dictionary<UnitCode, Polygon> Divide(Dictionary<UnitCode, Share> districts, CancellationToken stop)
    {
        var mesh = new BorderMesh();
        var subdivision = new Subdivision(mesh, _draw);
        for (var i = 0; i < _source.Districts.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var (code, _, outline, _) = _source.Districts[i];
            var ring = SourceCity.Ring(outline!).Select(mesh.Id).ToArray();
            subdivision.Settle(districts[UnitCode.Parse(code)], ring);
            _progress?.Report(new("Dividing the districts", i + 1, _source.Districts.Count));
        }

        return subdivision.Land().ToDictionary(land => land.Code, land => ToPolygon(mesh, land.Ring));
    }

    /// <summary>Each district's claim, with its townships', villages' and grids' below it.</summary>
    private Dictionary<UnitCode, Share> Shares(IEnumerable<PlanUnit> units, IEnumerable<PlanGrid> grids)
    {
        var communities = units.Where(HouseholdShare.IsCommunity).Select(unit => unit.Code).ToHashSet();
        var shares = grids.Select(grid =>
        {
            var kind = communities.Contains(grid.Code.At(UnitLevel.Village)) ? 1 : RuralArea;
            return new Share(grid.Code, kind * _draw.Between(SmallestArea, LargestArea), []);
        }).ToList();
        for (var level = UnitLevel.Village; level >= UnitLevel.District; level--)
        {
            var families = shares.GroupBy(share => share.Code.At(level));
            shares = [.. families.Select(family => Share.Of(family.Key, [.. family]))];
        }

        return shares.ToDictionary(share => share.Code);
    }

    private static Polygon ToPolygon(BorderMesh mesh, int[] ring) => GeometryFactory.Default.CreatePolygon(
        [.. ring.Append(ring[0]).Select(id => new Coordinate(mesh[id].Lon, mesh[id].Lat))]);
}
