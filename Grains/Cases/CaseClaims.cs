using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>Who may make the moves of a case, and how they must stand to it (our convention).</summary>
internal static class CaseClaims
{
    /// <summary>The four classes of gridworkers.</summary>
    public static readonly ImmutableArray<Role> Gridworkers =
    [
        Role.FullTimeGridworker,
        Role.PartTimeGridworker,
        Role.AuxiliaryGridworker,
        Role.MicroGridworker,
    ];

    private static readonly ImmutableArray<Role> Superiors = [Role.TownshipDesk, Role.CountyCentre, Role.CityCentre];

    private static readonly ImmutableArray<Role> Desks = [Role.VillageClerk, .. Superiors];

    private static readonly ImmutableArray<Role> Neighbours =
        [Role.Resident, .. Gridworkers, Role.GroupLeader, Role.PartyMember];

    private static readonly ImmutableArray<Role> Everyone = [.. Neighbours, Role.DepartmentHandler, .. Desks];

    private static readonly Relation<CaseAt> IsAssignee = new(
        new("须为承办人", "the caller is the assignee"),
        (at, by) => at.File.Assignee is { } assignee
            && assignee.Id == by.Id
            && assignee.Kind is AssigneeKind.Department == by.Role is Role.DepartmentHandler);

    private static readonly Relation<CaseAt> IsReporter = new(
        new("须为上报人", "the caller is the reporter"),
        (at, by) => at.File.Reporter.Id == by.Id);

    private static readonly Relation<CaseAt> IsSubscriber = new(
        new("须为上报人或并案上报人", "the caller reported the matter, in this case or in one merged into it"),
        (at, by) => at.File.Reporter.Id == by.Id || at.File.Subscribers.Contains(by.Id));

    private static readonly Relation<CaseAt> IsNotHandler = new(
        new("不得为处理人本人", "the caller is not the one who handled the case"),
        (at, by) => at.File.Handler != by.Id,
        RefusalCode.SamePerson);

    private static readonly Relation<CaseAt> OwnsOrStandsAbove = new(
        new("须为归属层级或其上级", "the caller's unit owns the case or stands above its owner"),
        (at, by) => by.Unit.Contains(at.File.Owner));

    private static readonly Relation<CaseAt> Owns = new(
        new("须为归属层级", "the caller's unit owns the case"),
        (at, by) => by.Unit == at.File.Owner);

    private static readonly Relation<CaseAt> IsAlarm = new(
        new("一键报警案卷", "the case is an alarm"),
        (at, _) => at.File.Alarm);

    private static readonly Relation<CaseAt> StandsAbove = new(
        new("须为归属层级的上级", "the caller's unit stands above the case's owner"),
        (at, by) => by.Unit != at.File.Owner && by.Unit.Contains(at.File.Owner));

    /// <summary>Anybody in the city, an office only for the hotline; see <see cref="ReportSources"/>.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfAnyReporter { get; } = [new(Everyone)];

    /// <summary>Clerks, desks and centres.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfADesk { get; } = [new(Desks)];

    /// <summary>Clerks, desks and centres on the owner's level or above: one owner at any instant.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheOwner { get; } = [new(Desks, OwnsOrStandsAbove)];

    /// <summary>The desk of the level that owns the case, and no other.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheOwnerAlone { get; } = [new(Desks, Owns)];

    /// <summary>Desks on the owner's level or above; for an alarm, whichever desk was told.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheOwnerOrWhoWasAlarmed { get; } =
        [new(Desks, OwnsOrStandsAbove), new(Desks, IsAlarm)];

    /// <summary>The village clerk in any case; desks and centres on the owner's level or above.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheClerkOrOwner { get; } =
        [new([Role.VillageClerk]), new(Superiors, OwnsOrStandsAbove)];

    /// <summary>The assignee: a gridworker or a department's handler.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheAssignee { get; } =
        [new([.. Gridworkers, Role.DepartmentHandler], IsAssignee)];

    /// <summary>Clerks, desks, centres and group leaders, but not whoever handled the case.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfAnotherThanTheHandler { get; } =
        [new([.. Desks, Role.GroupLeader], IsNotHandler)];

    /// <summary>Whoever sees first that a matter is big: the clerk, the assignee, the owner's level or above.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheChain { get; } = [.. OfTheClerkOrOwner, .. OfTheAssignee];

    /// <summary>Every desk on the way from the village to the city, whoever owns the case, and the assignee.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfAnybodyInTheChain { get; } = [.. OfADesk, .. OfTheAssignee];

    /// <summary>
    /// A superior: the village clerk over a grid's case; desks and centres over what their own level owns, too, since
    /// nobody stands above the city.
    /// </summary>
    public static ImmutableArray<Claim<CaseAt>> OfASuperior { get; } =
        [new([Role.VillageClerk], StandsAbove), new(Superiors, OwnsOrStandsAbove)];

    /// <summary>The reporter alone.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfTheReporter { get; } = [new(Everyone, IsReporter)];

    /// <summary>Everyone who reported the matter.</summary>
    public static ImmutableArray<Claim<CaseAt>> OfASubscriber { get; } = [new(Everyone, IsSubscriber)];

    /// <summary>
    /// The roles that may give a source, so that nobody signs as what they are not: a resident's report may be entered
    /// for them by their neighbours and the clerk; a hotline call is entered by whoever answers the line.
    /// </summary>
    public static ImmutableArray<Role> ReportSources(ReportSource source) => source switch
    {
        ReportSource.Resident => [.. Neighbours, Role.VillageClerk],
        ReportSource.Gridworker => [.. Gridworkers, Role.GroupLeader, Role.PartyMember, Role.VillageClerk],
        ReportSource.Department => [Role.DepartmentHandler],
        ReportSource.Hotline => [Role.DepartmentHandler, .. Desks],
    };
}
