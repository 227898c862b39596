using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Workflow;

namespace GridOrleans.Orders;

/// <summary>
/// Who may take a slip: the city names the taker of each; which roles those are, and how they must stand to the order,
/// is our convention.
/// </summary>
internal static class OrderClaims
{
    private static readonly ImmutableArray<Role> Grid = [.. CaseClaims.Gridworkers, Role.GroupLeader];

    private static readonly ImmutableArray<Role> Supervisors = [Role.TownshipDesk, Role.CountyCentre, Role.CityCentre];

    private static readonly ImmutableArray<Role> Residents =
        [Role.Resident, .. Grid, Role.PartyMember, Role.VillageClerk];

    private static readonly Relation<OrderState> IsResident = new(
        new("须为点单人", "the caller placed the order"),
        (order, by) => order.Resident.Id == by.Id);

    private static readonly Relation<OrderState> IsAcceptor = new(
        new("须为接单人", "the caller accepted the order"),
        (order, by) => order.AcceptedBy?.Id == by.Id);

    private static readonly Relation<OrderState> IsHelper = new(
        new("须为派单党员", "the order was given to the caller"),
        (order, by) => order.Helpers.Contains(by.Id));

    private static readonly Relation<OrderState> IsLead = new(
        new("须为牵头党员", "the caller is the lead, the first whom the order was given to"),
        (order, by) => order.Helpers is [var lead, ..] && lead == by.Id);

    private static readonly Relation<OrderState> HasNotConfirmed = new(
        new("本人尚未确认", "the caller has not confirmed yet"),
        (order, by) => !order.HasConfirmed(by.Id),
        RefusalCode.Spent);

    private static readonly Relation<OrderState> IsNoPerformer = new(
        new("不得为接单人或履单人", "the caller neither accepted the order nor was ever given it"),
        (order, by) => !order.Performers.Contains(by.Id),
        RefusalCode.SamePerson);

    /// <summary>A resident, or whoever enters the order for one: their neighbours and the clerk.</summary>
    public static ImmutableArray<Claim<OrderState>> OfAnyResident { get; } = [new(Residents)];

    /// <summary>Whoever placed the order.</summary>
    public static ImmutableArray<Claim<OrderState>> OfTheResident { get; } = [new(Residents, IsResident)];

    /// <summary>The grid's gridworkers and the leader of its Party group.</summary>
    public static ImmutableArray<Claim<OrderState>> OfTheGrid { get; } = [new(Grid)];

    /// <summary>Whoever accepted the order.</summary>
    public static ImmutableArray<Claim<OrderState>> OfTheAcceptor { get; } = [new(Grid, IsAcceptor)];

    /// <summary>The village's clerk.</summary>
    public static ImmutableArray<Claim<OrderState>> OfTheClerk { get; } = [new([Role.VillageClerk])];

    /// <summary>A Party member among the helpers who has not confirmed yet; no other role fulfils an order.</summary>
    public static ImmutableArray<Claim<OrderState>> OfAHelper { get; } =
        [new([Role.PartyMember], IsHelper, HasNotConfirmed)];

    /// <summary>The first of the helpers.</summary>
    public static ImmutableArray<Claim<OrderState>> OfTheLead { get; } = [new([Role.PartyMember], IsLead)];

    /// <summary>A desk or centre above the village that had no part in it.</summary>
    public static ImmutableArray<Claim<OrderState>> OfASupervisor { get; } = [new(Supervisors, IsNoPerformer)];

    /// <summary>The clerk, and desks and centres above.</summary>
    public static ImmutableArray<Claim<OrderState>> OfADesk { get; } = [new([Role.VillageClerk, .. Supervisors])];
}
