using GridOrleans.Units;
using NetTopologySuite.Geometries;

namespace GridOrleans.City.Checks;

/// <summary>Whether codes are unique, stand on their level, and have their parents.</summary>
internal static class CodeCheck
{
    public static IEnumerable<PlanFinding> Findings(CityPlan plan)
    {
        var units = plan.Units.Select(unit => unit.Code).ToHashSet();
        var populated = plan.Grids.Where(grid => grid.Code.Level is UnitLevel.Grid)
            .Select(grid => grid.Code.At(UnitLevel.Village)).ToHashSet();
        return
        [
            .. plan.Units.SelectMany(unit => Unit(unit, units)),
            .. plan.Grids.SelectMany(grid => Grid(grid, units)),
            .. Duplicates(plan.Units.Select(unit => (unit.Code, unit.Name, unit.Outline))),
            .. Duplicates(plan.Grids.Select(grid => (grid.Code, grid.Name, grid.Outline))),
            .. plan.Units.Where(unit => unit.Code.Level is UnitLevel.Village && !populated.Contains(unit.Code))
                .DistinctBy(unit => unit.Code)
                .Select(unit => Error(PlanFindingKind.VillageWithoutGrid, unit.Code, unit.Outline,
                    $"{unit.Name} has no grid.")),
        ];
    }

    private static IEnumerable<PlanFinding> Unit(PlanUnit unit, HashSet<UnitCode> units)
    {
        if (unit.Code.Level is UnitLevel.Grid)
        {
            yield return Error(PlanFindingKind.WrongCode, unit.Code, unit.Outline,
                $"{unit.Name} has a grid's code but stands among the units.");
        }
        else if (unit.Code.Parent is { } parent && !units.Contains(parent))
        {
            yield return Error(PlanFindingKind.UnknownParent, unit.Code, unit.Outline,
                $"The unit above {unit.Name}, {parent}, is not in the plan.");
        }
    }

    private static IEnumerable<PlanFinding> Grid(PlanGrid grid, HashSet<UnitCode> units)
    {
        if (grid.Code.Level is not UnitLevel.Grid)
        {
            yield return Error(PlanFindingKind.WrongCode, grid.Code, grid.Outline,
                $"{grid.Name} has a {grid.Code.Level} code; a grid's has 15 digits.");
        }
        else if (grid.Code.Parent is { } village && !units.Contains(village))
        {
            yield return Error(PlanFindingKind.UnknownParent, grid.Code, grid.Outline,
                $"The village of {grid.Name}, {village}, is not in the plan.");
        }
    }

    private static IEnumerable<PlanFinding> Duplicates(IEnumerable<(UnitCode Code, string Name, Geometry? Land)> all) =>
        all.GroupBy(one => one.Code).Where(group => group.Skip(1).Any()).Select(group => Error(
            PlanFindingKind.DuplicateCode, group.Key, group.Last().Land,
            $"{group.Count()} have this code: {string.Join(", ", group.Select(one => one.Name))}."));

    private static PlanFinding Error(PlanFindingKind kind, UnitCode code, Geometry? land, string detail)
    {
        var place = Place.Within(land);
        return new(kind, PlanSeverity.Error, [code.ToString()], place?.X, place?.Y, detail);
    }
}
