using GridOrleans.Access;
using GridOrleans.Journal;

namespace GridOrleans.Registry;

/// <summary>What people see of a registry. Pure.</summary>
internal static class RecordViews
{
    /// <summary>What a collecting came to: the same for the first answer and for a resend's.</summary>
    public static CollectView Collected(RecordsCollected fact, RegistryBook book) =>
        new([.. fact.Records.Select(record => Collected(record, book))]);

    /// <summary>What a load came to.</summary>
    public static LoadView Loaded(RecordsLoaded fact) =>
        new(fact.Created, fact.Merged, fact.Unchanged, fact.Conflicts, fact.Rejected);

    /// <summary>What any other command came to.</summary>
    public static RegistryReceipt Receipt(RegistryEvent fact, RegistryState state) => fact switch
    {
        RecordRetained retained => new([new(state.Grid, retained.Serial)], null),
        RecordsErased erased => new([.. erased.Serials.Select(serial => new RecordNumber(state.Grid, serial))], null),
        UnsealingRequested requested => new([new(state.Grid, requested.Serial)], requested.Unsealing),
        UnsealingApproved approved => new(
            [new(state.Grid, state.Unsealings[approved.Unsealing - 1].Serial)], approved.Unsealing),
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no receipt."),
    };

    /// <summary>A record, as far as a reader may see it; null when there is none that can be read.</summary>
    public static RecordView? Record(RegistryBook book, int serial, Privacy upTo)
    {
        if (book.Open(serial) is not { } values)
        {
            return null;
        }

        var stored = book.State.Records.Find(serial);
        var (fields, masked) = RecordMask.View(stored.Kind, values, upTo);
        return new(
            new(book.State.Grid, serial), stored.Kind, fields, masked, stored.At, book.State.KeptUntil(serial));
    }

    /// <summary>Records of the grid, masked.</summary>
    public static RecordPage Page(RegistryBook book, RecordQuery query)
    {
        var serials = query.Household is { } household
            ? Household(book, household).Where(serial => IsOf(query.Kind, book.State.Records, serial)).ToList()
            : Serials(book.State.Records, query.Kind);
        return new(
            [
                .. serials.Skip(query.Offset).Take(query.Limit)
                    .Select(serial => Record(book, serial, Privacy.Open))
                    .OfType<RecordView>(),
            ],
            query.Household is null && query.Kind is { } kind ? book.State.Records.CountOf(kind) : serials.Count());
    }

    /// <summary>A full read, as the audit sees it.</summary>
    public static DisclosureView Disclosure(RegistryState state, JournalEntry entry)
    {
        var fact = (RecordDisclosed)FactJson.Read(entry.Kind, entry.Payload.Span);
        return new(
            new(state.Grid, fact.Serial), fact.By, entry.At, fact.Purpose, fact.Reason, fact.Unsealing is not null);
    }

    /// <summary>Whether a caller may read a registry masked.</summary>
    public static Refusal? MayNotRead(RegistryState state, Caller by) =>
        RegistryAccess.Find(by, state.Grid, RegistryRights.Read) is null
            ? RegistryAccess.Refuse(state.Grid, RegistryRights.Read)
            : null;

    private static CollectedView Collected(CollectedRecord record, RegistryBook book)
    {
        var number = new RecordNumber(book.State.Grid, record.Serial);
        if (record.Conflicts is not { } conflicts)
        {
            return new(number, record.Kind, record.Outcome, []);
        }

        // What stood there still stands there: the fact's own content tells it, also to a resend years later.
        var held = record.Fields
            ?? RecordSeal.Open(book.Keys.Find(record.Slot ?? -1), record.Sealed, number)
            ?? [];
        return new(number, record.Kind, record.Outcome, [.. conflicts.Select(field => new RecordConflict(
            field,
            RecordDraft.Find(held, field) is { } text
                ? RecordMask.Show(RecordShape.Of(record.Kind).Find(field)!, text)
                : null))]);
    }

    private static IEnumerable<int> Serials(RecordStore records, RecordKind? kind) =>
        Enumerable.Range(1, records.Count).Where(serial => records.Has(serial) && IsOf(kind, records, serial));

    private static bool IsOf(RecordKind? kind, RecordStore records, int serial) =>
        kind is null || records.KindOf(serial) == kind;

    private static SortedSet<int> Household(RegistryBook book, string household)
    {
        var members = new SortedSet<int>();
        foreach (var serial in Serials(book.State.Records, RecordKind.Person))
        {
            if (book.Open(serial) is { } person && RecordDraft.Find(person, RecordField.Household) == household)
            {
                members.Add(serial);
                if (RecordDraft.Find(person, RecordField.House) is { } code
                    && book.Find(RecordKind.House, code) is { } house)
                {
                    members.Add(house);
                }
            }
        }

        return members;
    }
}
