using GridOrleans.Cases;
using GridOrleans.Tickets;

namespace GridOrleans.Catalogue;

/// <summary>
/// What is wrong with a catalogue. The sizes are published by the city: 8/52 before, 6/17 now. They stay the norm: 17
/// items are kept from the old list, one from each of 17 old items; any other was admitted.
/// </summary>
internal static class CatalogueFindings
{
    private const int CategoryCount = 6;
    private const int KeptCount = 17;
    private const int OldCategoryCount = 8;
    private const int OldItemCount = 52;

    /// <summary>Every finding, one sentence each; empty when the catalogue is sound.</summary>
    public static IEnumerable<string> Of(CatalogueText text) =>
    [
        .. Lists(text),
        .. Items(text),
        .. text.Items.SelectMany(item => AdmissionFindings.Of(item, Sources(text, item) > 0, text.From)),
        .. text.Items.SelectMany(Ticket),
        .. OldItems(text),
    ];

    private static IEnumerable<string> Lists(CatalogueText text) =>
    [
        .. Blank("version", text.Version),
        .. Blank("note", text.Note),
        .. List("categories", text.Categories.Select(category => category.Code), CategoryCount),
        .. Count("items kept from the old list", text.Items.Count(item => Sources(text, item) > 0), KeptCount),
        .. Twice("items", text.Items.Select(item => item.Code)),
        .. List("oldCategories", text.OldCategories.Select(category => category.Code), OldCategoryCount),
        .. List("oldItems", text.OldItems.Select(item => item.Code), OldItemCount),
        .. Twice("tickets", text.Items.Select(item => item.Ticket.Number)),
    ];

    private static IEnumerable<string> List(string name, IEnumerable<string> codes, int count)
    {
        string[] all = [.. codes];
        return [.. Count(name, all.Length, count), .. Twice(name, all)];
    }

    private static IEnumerable<string> Count(string name, int actual, int expected) =>
        actual == expected ? [] : [$"{name}: there are {actual}; {expected} are expected."];

    private static int Sources(CatalogueText text, CatalogueItem item) =>
        text.OldItems.Count(old => old.KeptAs == item.Code);

    private static IEnumerable<string> Twice(string name, IEnumerable<string> codes) =>
        codes.CountBy(code => code, StringComparer.Ordinal)
            .Where(pair => pair.Value > 1 || string.IsNullOrWhiteSpace(pair.Key))
            .Select(pair => $"{name}: code '{pair.Key}' stands there {pair.Value} times, or is blank.");

    private static IEnumerable<string> Items(CatalogueText text)
    {
        foreach (var item in text.Items)
        {
            if (!text.Categories.Any(category => category.Code == item.Category))
            {
                yield return $"Item {item.Code}: there is no category '{item.Category}'.";
            }

            if (item.Code == ReportCase.Unclassified)
            {
                yield return $"Item {item.Code}: this code is kept for matters that nobody has classified.";
            }

            if (string.IsNullOrWhiteSpace(item.Chinese) || string.IsNullOrWhiteSpace(item.English))
            {
                yield return $"Item {item.Code}: a Chinese and an English name are expected.";
            }

            var sources = Sources(text, item);
            if (sources > 1)
            {
                yield return $"Item {item.Code}: {sources} old items are kept as it; one is expected.";
            }
        }
    }

    private static IEnumerable<string> Ticket(CatalogueItem item)
    {
        var ticket = item.Ticket;
        if (ticket.Item != item.Code)
        {
            yield return $"Ticket {ticket.Number}: it is for '{ticket.Item}' but stands with {item.Code}.";
        }

        if (TicketNumber.TryParse(ticket.Number, null, out _))
        {
            yield return $"Ticket {ticket.Number}: numbers of this form are given by a county's ledger; take another.";
        }

        if (ticket.Volume < 1)
        {
            yield return $"Ticket {ticket.Number}: a volume of {ticket.Volume} admits nothing.";
        }

        if (ticket.To < ticket.From)
        {
            yield return $"Ticket {ticket.Number}: its period ends on {ticket.To:yyyy-MM-dd}, before it begins on "
                + $"{ticket.From:yyyy-MM-dd}.";
        }

        if (ticket.Expires.Date <= ticket.From.ToDateTime(TimeOnly.MinValue))
        {
            yield return $"Ticket {ticket.Number}: it expires on {ticket.Expires:yyyy-MM-dd}, not after its period "
                + $"begins on {ticket.From:yyyy-MM-dd}.";
        }

        foreach (var (name, value) in new[]
        {
            ("department", ticket.Department),
            ("legalBasis", ticket.LegalBasis),
            ("approvedBy", ticket.ApprovedBy),
        })
        {
            foreach (var finding in Blank($"Ticket {ticket.Number}: {name}", value))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<string> OldItems(CatalogueText text)
    {
        foreach (var old in text.OldItems)
        {
            if (!text.OldCategories.Any(category => category.Code == old.Category))
            {
                yield return $"Old item {old.Code}: there is no old category '{old.Category}'.";
            }

            if (old.KeptAs is null == old.MovedTo is null)
            {
                yield return $"Old item {old.Code}: it is either kept as an item or moved to a department.";
            }

            if (old.KeptAs is { } kept && !text.Items.Any(item => item.Code == kept))
            {
                yield return $"Old item {old.Code}: it is kept as '{kept}', which is no item.";
            }

            if (old.MovedTo is { } moved
                && (string.IsNullOrWhiteSpace(moved.Department) || string.IsNullOrWhiteSpace(moved.Because)))
            {
                yield return $"Old item {old.Code}: it was moved, but to which department and why is not said.";
            }
        }
    }

    private static IEnumerable<string> Blank(string name, string value) =>
        string.IsNullOrWhiteSpace(value) ? [$"{name}: a text is expected."] : [];
}
