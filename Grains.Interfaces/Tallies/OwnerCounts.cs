using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>Open cases by the level of the unit that owns them.</summary>
/// <param name="Grid">Owned by their grid 网格.</param>
/// <param name="Village">Owned by a village or community 村社.</param>
/// <param name="Township">Owned by a township or street 乡镇街道.</param>
/// <param name="District">Owned by a district or county 县区.</param>
/// <param name="City">Owned by the city 市.</param>
[GenerateSerializer, Immutable, Alias("owner-counts")]
public readonly record struct OwnerCounts(
    [property: Id(0)] int Grid,
    [property: Id(1)] int Village,
    [property: Id(2)] int Township,
    [property: Id(3)] int District,
    [property: Id(4)] int City)
{
    /// <summary>One case, owned at a level.</summary>
    public static OwnerCounts One(UnitLevel level) => level switch
    {
        UnitLevel.Grid => new() { Grid = 1 },
        UnitLevel.Village => new() { Village = 1 },
        UnitLevel.Township => new() { Township = 1 },
        UnitLevel.District => new() { District = 1 },
        UnitLevel.City => new() { City = 1 },
    };

    /// <summary>The sum.</summary>
    public OwnerCounts Plus(OwnerCounts other) => new(
        Grid + other.Grid,
        Village + other.Village,
        Township + other.Township,
        District + other.District,
        City + other.City);

    /// <summary>What is left.</summary>
    public OwnerCounts Minus(OwnerCounts other) => new(
        Grid - other.Grid,
        Village - other.Village,
        Township - other.Township,
        District - other.District,
        City - other.City);
}
