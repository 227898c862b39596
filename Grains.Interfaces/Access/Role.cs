using System.Text.Json.Serialization;

namespace GridOrleans.Access;

/// <summary>
/// What a caller may be (our convention). A role is held at a unit and reaches that unit's subtree only; nothing is
/// allowed by default.
/// </summary>
[GenerateSerializer, Alias("role"), JsonConverter(typeof(SnakeCase<Role>))]
public enum Role
{
    /// <summary>Resident 居民.</summary>
    Resident,

    /// <summary>Full-time gridworker 专职网格员.</summary>
    FullTimeGridworker,

    /// <summary>Part-time gridworker 兼职网格员.</summary>
    PartTimeGridworker,

    /// <summary>Auxiliary gridworker 辅助网格员.</summary>
    AuxiliaryGridworker,

    /// <summary>Micro-gridworker 微网格员.</summary>
    MicroGridworker,

    /// <summary>Leader of the grid's Party group 网格党小组长.</summary>
    GroupLeader,

    /// <summary>Party member 党员.</summary>
    PartyMember,

    /// <summary>Grid or village clerk 村社文书.</summary>
    VillageClerk,

    /// <summary>Township desk 乡镇街道.</summary>
    TownshipDesk,

    /// <summary>Handler of a department 部门经办.</summary>
    DepartmentHandler,

    /// <summary>County centre 县区中心.</summary>
    CountyCentre,

    /// <summary>County political-legal committee 县区政法委: posts and tickets.</summary>
    PoliticalLegalCommittee,

    /// <summary>City centre 市中心.</summary>
    CityCentre,

    /// <summary>Auditor 审计: reads, and proves; changes nothing.</summary>
    Auditor,

    /// <summary>Operator 运维: runs the cluster; sees no case.</summary>
    Operator,

    /// <summary>A rule of the city 规则, which decides by itself and says why; no token holds it.</summary>
    Rule,
}
