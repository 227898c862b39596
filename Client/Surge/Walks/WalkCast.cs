using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Surge.Walks;

/// <summary>
/// The people of a grid who take part in its cases, each with the one role they need. The ids are our convention; they
/// are what tokens are minted for.
/// </summary>
internal sealed class WalkCast(UnitCode grid)
{
    /// <summary>The departments that tasks go to, by the short name in their ids.</summary>
    public static IReadOnlyList<string> Departments { get; } =
        ["urban-management", "civil-affairs", "emergency", "health", "housing", "water"];

    private readonly UnitCode _village = grid.At(UnitLevel.Village);
    private readonly UnitCode _township = grid.At(UnitLevel.Township);
    private readonly UnitCode _district = grid.At(UnitLevel.District);

    /// <summary>The village's clerk: files, and decides on what the grid owns.</summary>
    public Caller Clerk => Of($"clerk-{_village}", Role.VillageClerk, _village);

    /// <summary>The township's desk: does so for what the township owns.</summary>
    public Caller Desk => Of($"desk-{_township}", Role.TownshipDesk, _township);

    /// <summary>The county's centre: does so for big matters, and acknowledges alarms.</summary>
    public Caller County => Of($"centre-{_district}", Role.CountyCentre, _district);

    /// <summary>The leader of the grid's Party group.</summary>
    public Caller Leader => Of($"leader-{grid}", Role.GroupLeader, grid);

    /// <summary>The grid's full-time gridworker.</summary>
    public Caller Gridworker => Of($"worker-{grid}", Role.FullTimeGridworker, grid);

    /// <summary>One of the grid's residents.</summary>
    public Caller Resident(int door) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"resident-{grid}-{door}"), Role.Resident, grid);

    /// <summary>One of the staff who walk patrols in the grid.</summary>
    public Caller Walker(Role role, int number) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"walker-{grid}-{number}"), role, grid);

    /// <summary>The district's handler of a department.</summary>
    public Caller Handler(string department) => Of($"{department}-{_district}", Role.DepartmentHandler, _district);

    private static Caller Of(string id, Role role, UnitCode unit) => new(id, [new(role, unit)]);
}
