using System.Collections.Immutable;
using GridOrleans.Clocks;
using GridOrleans.Tickets;

namespace GridOrleans.Catalogue;

/// <summary>A kind of matter that a gridworker may meet. The city's own names are unpublished.</summary>
/// <param name="Code">Its code, such as <c>N101</c>.</param>
/// <param name="Category">The code of its category.</param>
/// <param name="Line">The departmental line whose matter it is.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Gridworkers">Whether gridworkers may be given it at all.</param>
/// <param name="Ticket">Its standing admission ticket.</param>
/// <param name="Temporary">Whether it ends on a day that is known; only an admitted item does.</param>
/// <param name="Admission">How an item beyond those of the old list came in; null for one of those.</param>
internal sealed record CatalogueItem(
    string Code,
    string Category,
    Line Line,
    string Chinese,
    string English,
    bool Gridworkers,
    TicketEntry Ticket,
    bool Temporary = false,
    Admission? Admission = null)
{
    /// <summary>Whether a temporary item's last day is over.</summary>
    public bool HasEnded(DateTimeOffset now) => Admission?.Until is { } until && ChinaTime.DayOf(now) > until;
}

/// <summary>A group of items.</summary>
internal sealed record CatalogueCategory(string Code, string Chinese, string English);

/// <summary>
/// An item of the catalogue before it shrank from 52 to 17: exactly one of <paramref name="KeptAs"/> and
/// <paramref name="MovedTo"/> is set.
/// </summary>
/// <param name="Code">Its old code, such as <c>O101</c>.</param>
/// <param name="Category">The old category's code.</param>
/// <param name="Chinese">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="KeptAs">The code under which it goes on.</param>
/// <param name="MovedTo">The department that does it now.</param>
internal sealed record OldItem(
    string Code,
    string Category,
    string Chinese,
    string English,
    string? KeptAs = null,
    Relocation? MovedTo = null);

/// <summary>Where an old item went when it left the catalogue 清单外.</summary>
/// <param name="Department">The department.</param>
/// <param name="Because">Why gridworkers no longer do it, as a clause.</param>
internal sealed record Relocation(string Department, string Because);

/// <summary>The catalogue as its file has it.</summary>
/// <param name="Version">Which version of the list it is.</param>
/// <param name="From">The first day on which it is in force, in China's time.</param>
/// <param name="Note">Where it comes from, for whoever reads it.</param>
/// <param name="Categories">The groups of items: 6.</param>
/// <param name="Items">The 17 kept from the old list, and those that were admitted.</param>
/// <param name="OldCategories">The groups before the list shrank: 8.</param>
/// <param name="OldItems">The items before the list shrank: 52.</param>
internal sealed record CatalogueText(
    string Version,
    DateOnly From,
    string Note,
    ImmutableArray<CatalogueCategory> Categories,
    ImmutableArray<CatalogueItem> Items,
    ImmutableArray<CatalogueCategory> OldCategories,
    ImmutableArray<OldItem> OldItems);
