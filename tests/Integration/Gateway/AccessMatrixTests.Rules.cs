using GridOrleans.Access;

namespace GridOrleans.Integration.Gateway;

// Which roles a rule lets in.
public sealed partial class AccessMatrixTests
{
    // Who may do what with a registry (docs/registry.md), where they reach.
    private static readonly Dictionary<Rule, Role[]> Registry = new()
    {
        [Rule.RegistryRead] = [.. Enum.GetValues<Role>().Except([Role.Rule, Role.Resident, Role.Operator])],
        [Rule.RegistryInFull] =
        [
            Role.FullTimeGridworker, Role.PartTimeGridworker, Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre,
        ],
        [Rule.RegistryCollect] =
        [
            Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.VillageClerk,
            Role.TownshipDesk, Role.DepartmentHandler, Role.CountyCentre,
        ],
        [Rule.RegistryKeep] = [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre],
        [Rule.RegistryCentres] = [Role.CountyCentre, Role.CityCentre],
        [Rule.RegistryAudit] = [Role.CountyCentre, Role.PoliticalLegalCommittee, Role.CityCentre, Role.Auditor],
        [Rule.RegistryUnseal] = [Role.DepartmentHandler, Role.PoliticalLegalCommittee],
        [Rule.RegistryCountSealed] = [Role.PoliticalLegalCommittee, Role.CityCentre],
        [Rule.RegistryApprove] = [Role.PoliticalLegalCommittee],
    };

    private static readonly Role[] StaffClasses =
        [Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.MicroGridworker];

    private static readonly Role[] Filers =
    [
        Role.FullTimeGridworker, Role.PartTimeGridworker, Role.AuxiliaryGridworker, Role.MicroGridworker,
        Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre,
    ];

    private enum Rule
    {
        /// <summary>Everyone, without a token.</summary>
        Open,

        /// <summary>Whoever has a token, whatever it grants: public facts.</summary>
        AnyCaller,

        /// <summary>Roles that see cases, where they reach.</summary>
        Cases,

        /// <summary>Roles that may ask a grid for a change, where they reach.</summary>
        Changes,

        /// <summary>Desks and centres from the village up, and auditors, where they reach.</summary>
        Desks,

        /// <summary>The same, wherever they are held: what they see there is sifted.</summary>
        AnyDesk,

        /// <summary>Every role that is held in the county, or above it: public within the county.</summary>
        County,

        /// <summary>Desks, centres, committees and auditors, where they reach.</summary>
        Staff,

        /// <summary>The political-legal committee of the very county.</summary>
        Committee,

        /// <summary>The same as staff, where the role is held at the county or above it.</summary>
        StaffOfCounty,

        /// <summary>Centre and committee of the very county.</summary>
        Announcers,

        /// <summary>The four classes of staff, held in the county or above it.</summary>
        Trainees,

        /// <summary>Gridworkers, and desks and county centres, where they reach.</summary>
        Appeals,

        /// <summary>The committee of the very county, and the city centre.</summary>
        AppealsDecide,

        /// <summary>Operators, wherever the role is held: numbers about the process.</summary>
        Operators,

        /// <summary>Who may do what with a registry, as the table says, where they reach.</summary>
        RegistryRead,
        RegistryInFull,
        RegistryCollect,
        RegistryKeep,
        RegistryCentres,
        RegistryAudit,
        RegistryUnseal,
        RegistryCountSealed,
        RegistryApprove,
    }

    private static bool Allows(Rule rule, Role role, string unit, bool reaches) => rule switch
    {
        Rule.Open or Rule.AnyCaller => true,
        Rule.Cases => reaches && !SeesNoCase.Contains(role),
        Rule.Changes => reaches && !ChangesNothing.Contains(role),
        Rule.Desks => reaches && Desks.Contains(role),
        Rule.Staff => reaches && (Desks.Contains(role) || role is Role.PoliticalLegalCommittee),
        Rule.AnyDesk => Desks.Contains(role),
        Rule.County => unit is "1402" || unit.StartsWith("140212", StringComparison.Ordinal),
        Rule.StaffOfCounty => unit is "1402" or "140212"
            && (Desks.Contains(role) || role is Role.PoliticalLegalCommittee),
        Rule.Announcers => unit is "140212"
            && role is Role.CountyCentre or Role.PoliticalLegalCommittee,
        Rule.Trainees => Allows(Rule.County, role, unit, reaches) && StaffClasses.Contains(role),
        Rule.Operators => role is Role.Operator,
        Rule.Appeals => reaches && Filers.Contains(role),
        Rule.AppealsDecide => role is Role.PoliticalLegalCommittee ? unit is "140212"
            : role is Role.CityCentre && unit is ("1402" or "140212"),
        Rule.Committee => role is Role.PoliticalLegalCommittee && unit is "140212",
        _ => reaches && Registry[rule].Contains(role),
    };
}
