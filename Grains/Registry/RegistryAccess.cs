using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Registry;

/// <summary>What a role may do with the registry of the units it reaches.</summary>
[Flags]
internal enum RegistryRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read and search, personal fields masked 查阅.</summary>
    Read = 1,

    /// <summary>Read in full, with a purpose, leaving an audit entry 全文.</summary>
    Disclose = 2,

    /// <summary>Collect and correct 采集.</summary>
    Collect = 4,

    /// <summary>Load from a file 导入.</summary>
    Load = 8,

    /// <summary>Set until when a person is kept 期限.</summary>
    Retain = 16,

    /// <summary>Erase a person 删除.</summary>
    Erase = 32,

    /// <summary>See who read what in full 审计.</summary>
    Audit = 64,

    /// <summary>Take the sealed field in, and ask for it to be opened 封存采集.</summary>
    Special = 128,

    /// <summary>Count special groups 封存统计.</summary>
    CountSpecial = 256,

    /// <summary>Agree as the second person that a sealed field is opened 启封复核.</summary>
    Approve = 512,
}

/// <summary>
/// Which role may do what with a registry (our convention): nothing is allowed by default. A role reaches its unit's
/// subtree. docs/registry.md has the same table for people, and a test compares them.
/// </summary>
internal static class RegistryAccess
{
    private const RegistryRights Worker = RegistryRights.Read | RegistryRights.Disclose | RegistryRights.Collect;

    /// <summary>A role's rights.</summary>
    public static RegistryRights Of(Role role) => role switch
    {
        Role.Resident => RegistryRights.None,
        Role.FullTimeGridworker => Worker,
        Role.PartTimeGridworker => Worker,
        Role.AuxiliaryGridworker => RegistryRights.Read | RegistryRights.Collect,
        Role.MicroGridworker => RegistryRights.Read,
        Role.GroupLeader => RegistryRights.Read,
        Role.PartyMember => RegistryRights.Read,
        Role.VillageClerk => Worker | RegistryRights.Retain,
        Role.TownshipDesk => Worker | RegistryRights.Retain,
        Role.DepartmentHandler => RegistryRights.Read | RegistryRights.Collect | RegistryRights.Special,
        Role.CountyCentre => Worker | RegistryRights.Load | RegistryRights.Retain | RegistryRights.Erase
            | RegistryRights.Audit,
        Role.PoliticalLegalCommittee => RegistryRights.Read | RegistryRights.Audit | RegistryRights.Special
            | RegistryRights.CountSpecial | RegistryRights.Approve,
        Role.CityCentre => RegistryRights.Read | RegistryRights.Load | RegistryRights.Erase | RegistryRights.Audit
            | RegistryRights.CountSpecial,
        Role.Auditor => RegistryRights.Read | RegistryRights.Audit,
        Role.Operator => RegistryRights.None,
        Role.Rule => RegistryRights.None,
    };

    /// <summary>By which of the caller's roles a right is held over a unit; null when by none.</summary>
    public static Signature? Find(Caller caller, UnitCode unit, RegistryRights right)
    {
        foreach (var grant in caller.Grants)
        {
            if ((Of(grant.Role) & right) == right && grant.Unit.Contains(unit))
            {
                return new(caller.Id, grant.Role, grant.Unit);
            }
        }

        return null;
    }

    /// <summary>The refusal of whoever lacks a right over a unit.</summary>
    public static Refusal Refuse(UnitCode unit, RegistryRights right) => new(
        RefusalCode.NotEntitled,
        $"None of your roles has the right '{right}' over the registry of {unit}: see docs/registry.md.");
}
