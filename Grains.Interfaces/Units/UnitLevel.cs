using System.Text.Json.Serialization;

namespace GridOrleans.Units;

/// <summary>The five levels of the city's government; a unit's level follows from the length of its code.</summary>
[GenerateSerializer, Alias("unit-level"), JsonConverter(typeof(SnakeCase<UnitLevel>))]
public enum UnitLevel
{
    /// <summary>City 市: 4 digits.</summary>
    City,

    /// <summary>District or county 县区: 6 digits.</summary>
    District,

    /// <summary>Township or street 乡镇街道: 9 digits.</summary>
    Township,

    /// <summary>Village 村 or community 社区: 12 digits.</summary>
    Village,

    /// <summary>Grid 网格: 15 digits (our convention: the village's 12 and a serial of 3).</summary>
    Grid,
}
