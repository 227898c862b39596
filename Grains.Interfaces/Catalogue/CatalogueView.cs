using System.Collections.Immutable;

namespace GridOrleans.Catalogue;

/// <summary>The version of the catalogue 事项清单 that is in force.</summary>
/// <param name="Version">Which version it is.</param>
/// <param name="From">The first day on which it is in force, in China's time.</param>
/// <param name="Note">Where it comes from; the sample says here that it is illustrative.</param>
/// <param name="Categories">The groups of items.</param>
/// <param name="Items">The items that a report may name now, in the list's order.</param>
[GenerateSerializer, Immutable, Alias("catalogue-view")]
public sealed record CatalogueView(
    [property: Id(0)] string Version,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] string Note,
    [property: Id(3)] ImmutableArray<CatalogueCategoryView> Categories,
    [property: Id(4)] ImmutableArray<CatalogueItemView> Items);

/// <summary>A group of items.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
[GenerateSerializer, Immutable, Alias("catalogue-category-view")]
public sealed record CatalogueCategoryView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string English);

/// <summary>An item of the catalogue.</summary>
/// <param name="Code">Its code, which a report names.</param>
/// <param name="Category">The code of its category.</param>
/// <param name="Line">The departmental line whose matter it is.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Gridworkers">Whether gridworkers may be given it; otherwise it is assigned to a department.</param>
/// <param name="Ticket">Its standing admission ticket.</param>
/// <param name="Admission">How it came in; empty for one of the 17 kept from the old list.</param>
[GenerateSerializer, Immutable, Alias("catalogue-item-view")]
public sealed record CatalogueItemView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Category,
    [property: Id(2)] Line Line,
    [property: Id(3)] string Name,
    [property: Id(4)] string English,
    [property: Id(5)] bool Gridworkers,
    [property: Id(6)] StandingTicketView Ticket,
    [property: Id(7)] AdmissionView? Admission);

/// <summary>The ticket 准入票 with which a task on an item is given to a gridworker.</summary>
/// <param name="Number">Its number, which an assignment names.</param>
/// <param name="Department">The department whose task it is.</param>
/// <param name="From">The first day on which tasks may be given, in China's time.</param>
/// <param name="To">The last day.</param>
/// <param name="Expires">When the ticket itself ends, whatever its period says.</param>
[GenerateSerializer, Immutable, Alias("standing-ticket-view")]
public sealed record StandingTicketView(
    [property: Id(0)] string Number,
    [property: Id(1)] string Department,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly To,
    [property: Id(4)] DateTimeOffset Expires);

/// <summary>Who let an item through the firewall 防火墙 that was not kept from the old list, and knowing what.</summary>
/// <param name="ApprovedBy">The county committee that approved it.</param>
/// <param name="ApprovedOn">The day of the approval.</param>
/// <param name="TasksPerYear">How many tasks a year it was thought to bring.</param>
/// <param name="MinutesPerTask">How many minutes of a gridworker one was thought to take.</param>
/// <param name="Until">A temporary item's last day, in China's time; empty for one that stays.</param>
[GenerateSerializer, Immutable, Alias("admission-view")]
public sealed record AdmissionView(
    [property: Id(0)] string ApprovedBy,
    [property: Id(1)] DateOnly ApprovedOn,
    [property: Id(2)] int TasksPerYear,
    [property: Id(3)] int MinutesPerTask,
    [property: Id(4)] DateOnly? Until);
