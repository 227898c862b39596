using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Unit.Cases;

/// <summary>The people of the stories, around the grid of <see cref="GridOnPaper"/>.</summary>
internal static class People
{
    public static readonly Caller Resident = With("resident-li", Role.Resident, "140213001001001");
    public static readonly Caller Neighbour = With("resident-wang", Role.Resident, "140213001001001");
    public static readonly Caller Gridworker = With("gridworker-zhao", Role.FullTimeGridworker, "140213001001001");
    public static readonly Caller Helper = With("gridworker-qian", Role.MicroGridworker, "140213001001001");
    public static readonly Caller Leader = With("leader-sun", Role.GroupLeader, "140213001001001");
    public static readonly Caller Member = With("member-wu", Role.PartyMember, "140213001001001");
    public static readonly Caller Clerk = With("clerk-zhou", Role.VillageClerk, "140213001001");
    public static readonly Caller Township = With("township-desk", Role.TownshipDesk, "140213001");
    public static readonly Caller County = With("county-centre", Role.CountyCentre, "140213");
    public static readonly Caller City = With("city-centre", Role.CityCentre, "1402");
    public static readonly Caller Department = With("urban-management", Role.DepartmentHandler, "1402");
    public static readonly Caller Auditor = With("auditor", Role.Auditor, "1402");
    public static readonly Caller ClerkNextDoor = With("clerk-next-door", Role.VillageClerk, "140213001002");

    /// <summary>Wears two hats: a clerk who also does a gridworker's work.</summary>
    public static readonly Caller TwoHats = new(
        "two-hats",
        [
            new(Role.VillageClerk, UnitCode.Parse("140213001001")),
            new(Role.PartTimeGridworker, UnitCode.Parse("140213001001001")),
        ]);

    public static readonly IReadOnlyList<Caller> All =
    [
        Resident, Neighbour, Gridworker, Helper, Leader, Member, Clerk, Township, County, City, Department, Auditor,
        ClerkNextDoor, TwoHats,
    ];

    /// <summary>The same people, each at the same level above another grid.</summary>
    public static IReadOnlyList<Caller> Around(UnitCode grid) =>
    [
        .. All.Select(caller => caller with
        {
            Grants = [.. caller.Grants.Select(grant => grant with { Unit = grid.At(grant.Unit.Level) })],
        }),
    ];

    public static Caller With(string id, Role role, string unit) => new(id, [new(role, UnitCode.Parse(unit))]);
}
