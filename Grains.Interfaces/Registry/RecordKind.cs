using System.Text.Json.Serialization;

namespace GridOrleans.Registry;

/// <summary>What a record is about 人房地事物组织风险点. The numbers rest in the journal: never renumbered.</summary>
[GenerateSerializer, Alias("record-kind"), JsonConverter(typeof(SnakeCase<RecordKind>))]
public enum RecordKind
{
    /// <summary>A person 人.</summary>
    Person = 0,

    /// <summary>A house or dwelling 房.</summary>
    House = 1,

    /// <summary>A place 地: a square, a market, a plot.</summary>
    Place = 2,

    /// <summary>A matter 事: something that recurs there and is looked after.</summary>
    Matter = 3,

    /// <summary>An object 物: a lamp, a hydrant, a manhole.</summary>
    Object = 4,

    /// <summary>An organisation 组织: a shop, a firm, a school.</summary>
    Organisation = 5,

    /// <summary>A risk point 风险点.</summary>
    RiskPoint = 6,
}
