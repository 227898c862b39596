namespace GridOrleans.Catalogue;

/// <summary>What became of a code, over all versions of the catalogue up to now. Pure.</summary>
internal static class ItemAnswers
{
    /// <summary>The answer for a code, or the refusal that names the items there are.</summary>
    public static Reply<CatalogueAnswer> Find(CatalogueHistory history, string code, DateTimeOffset now) =>
        Of(history, code, now) is { } answer ? answer : Unknown(history, code, now);

    /// <summary>The refusal of a code that no report may name now, with what became of it and what there is.</summary>
    public static Refusal Unknown(CatalogueHistory history, string code, DateTimeOffset now)
    {
        var catalogue = history.At(now);
        var became = Of(history, code, now) is { } answer ? $" It {Sentence(answer)}." : "";
        var known = string.Join(
            ", ", catalogue.Items.Where(row => !row.HasEnded(now)).Select(row => $"{row.Code} ({row.English})"));
        return new(
            RefusalCode.UnknownItem,
            $"Item '{code}' is not in catalogue {catalogue.Version}.{became} Its items are {known}; a matter that fits "
                + $"none of them is '{Cases.ReportCase.Unclassified}'.");
    }

    private static CatalogueAnswer? Of(CatalogueHistory history, string code, DateTimeOffset now)
    {
        var catalogue = history.At(now);
        if (catalogue.Find(code) is { } item)
        {
            return item.HasEnded(now) ? Ended(catalogue, item) : Current(catalogue, item);
        }

        if (catalogue.FindOld(code) is { } old)
        {
            return Answer(catalogue, old);
        }

        return history.Before(now)
            .Select(earlier => Earlier(catalogue, earlier, code))
            .FirstOrDefault(answer => answer is not null);
    }

    private static string Sentence(CatalogueAnswer answer) => answer.Answer switch
    {
        ItemFate.Current => $"is item {answer.Code}",
        ItemFate.KeptAs => $"was kept as {answer.KeptAs}",
        ItemFate.MovedTo => $"was moved to department {answer.Department} because {answer.Because}",
        ItemFate.Ended => $"ended because {answer.Because}",
    };

    /// <summary>What a code of an earlier version became by now; null when that version had no such code.</summary>
    private static CatalogueAnswer? Earlier(ItemCatalogue catalogue, ItemCatalogue earlier, string code)
    {
        if (earlier.Find(code) is { } item)
        {
            return Earlier(catalogue, earlier, item);
        }

        if (earlier.FindOld(code) is not { } old)
        {
            return null;
        }

        return old.KeptAs is not { } kept || catalogue.Find(kept) is not null
            ? Answer(earlier, old)
            : Earlier(catalogue, earlier, earlier.Find(kept)!) with
            {
                Code = old.Code,
                Name = old.Chinese,
                English = old.English,
            };
    }

    // An item is known by the old one that it was kept from: what that one is now, the item is.
    private static CatalogueAnswer Earlier(ItemCatalogue catalogue, ItemCatalogue earlier, CatalogueItem item) =>
        earlier.Text.OldItems.FirstOrDefault(row => row.KeptAs == item.Code) is { } source
        && catalogue.FindOld(source.Code) is { } now
            ? Answer(catalogue, now) with { Code = item.Code, Name = item.Chinese, English = item.English }
            : Dropped(catalogue, item);

    private static CatalogueAnswer Current(ItemCatalogue catalogue, CatalogueItem item) =>
        new(item.Code, item.Chinese, item.English, ItemFate.Current, catalogue.Version)
        {
            Item = CatalogueViews.View(item),
        };

    private static CatalogueAnswer Answer(ItemCatalogue catalogue, OldItem old) => new(
        old.Code,
        old.Chinese,
        old.English,
        old.MovedTo is null ? ItemFate.KeptAs : ItemFate.MovedTo,
        catalogue.Version)
    {
        KeptAs = old.KeptAs,
        Department = old.MovedTo?.Department,
        Because = old.MovedTo?.Because,
    };

    private static CatalogueAnswer Ended(ItemCatalogue catalogue, CatalogueItem item) =>
        new(item.Code, item.Chinese, item.English, ItemFate.Ended, catalogue.Version)
        {
            Because = $"it was temporary, admitted until {item.Admission!.Until:yyyy-MM-dd} by "
                + item.Admission.ApprovedBy,
        };

    private static CatalogueAnswer Dropped(ItemCatalogue catalogue, CatalogueItem item) =>
        new(item.Code, item.Chinese, item.English, ItemFate.Ended, catalogue.Version)
        {
            Because = $"catalogue {catalogue.Version}, in force since {catalogue.From:yyyy-MM-dd}, has it no longer",
        };
}
