using System.Text.Json.Serialization;

namespace GridOrleans.Registry;

/// <summary>
/// The fields of records; <see cref="RecordShape"/> says which kind has which. The numbers rest in the journal: never
/// renumbered.
/// </summary>
[GenerateSerializer, Alias("record-field"), JsonConverter(typeof(SnakeCase<RecordField>))]
public enum RecordField
{
    /// <summary>The code by which a house, place, object … is known; its key.</summary>
    Code = 0,

    /// <summary>The number of a person's identity document 证件号码; a person's key.</summary>
    Document = 1,

    /// <summary>Name 姓名 or 名称.</summary>
    Name = 2,

    /// <summary>Sex 性别: <c>male</c> or <c>female</c>.</summary>
    Sex = 3,

    /// <summary>Date of birth 出生日期, such as <c>1985-03-01</c>.</summary>
    Born = 4,

    /// <summary>Telephone number 联系电话.</summary>
    Phone = 5,

    /// <summary>The household's number 户号, within its grid.</summary>
    Household = 6,

    /// <summary>Relation to the head of the household 与户主关系.</summary>
    Relation = 7,

    /// <summary>The code of the house a person lives in 住房.</summary>
    House = 8,

    /// <summary>The special group 特殊人群 a person belongs to: sealed, off unless a city turns it on.</summary>
    Special = 9,

    /// <summary>Address 地址, below the village or community.</summary>
    Address = 10,

    /// <summary>What sort of thing it is 类别.</summary>
    Category = 11,

    /// <summary>How grave a risk is 风险等级: <c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    Level = 12,

    /// <summary>What a house is used for 用途, such as <c>own</c>, <c>let</c>, <c>empty</c>.</summary>
    Use = 13,

    /// <summary>Square metres 面积.</summary>
    Area = 14,

    /// <summary>A remark 备注. Names no person: it is not masked.</summary>
    Note = 15,
}
