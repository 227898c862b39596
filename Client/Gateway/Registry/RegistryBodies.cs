using System.Collections.Immutable;
using GridOrleans.Registry;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Registry;

/// <summary>Records as somebody collected them, such as a household with its people and their house.</summary>
/// <param name="Records">1–200 records; all are taken or, when one is out of order, none.</param>
/// <param name="Replace">Whether what is given takes the place of what is there and says otherwise.</param>
internal sealed record RecordCollection(ImmutableArray<RecordBody> Records, bool Replace = false);

/// <summary>Rows of a file.</summary>
/// <param name="Source">What the file is called; 1–100 characters.</param>
/// <param name="Rows">1–4,096 rows; a row that is out of order is left out and told.</param>
internal sealed record RecordRows(string Source, ImmutableArray<RecordBody> Rows);

/// <summary>A record; which kind has which fields says docs/registry.md.</summary>
/// <param name="Kind">What it is about.</param>
internal record RecordBody(RecordKind Kind)
{
    /// <summary>The code by which anything but a person is known.</summary>
    public string? Code { get; init; }

    /// <summary>The number of a person's identity document.</summary>
    public string? Document { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary><c>male</c> or <c>female</c>.</summary>
    public string? Sex { get; init; }

    /// <summary>Date of birth, such as <c>1985-03-01</c>.</summary>
    public string? Born { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The household's number within its grid.</summary>
    public string? Household { get; init; }

    /// <summary>Relation to the head of the household.</summary>
    public string? Relation { get; init; }

    /// <summary>The code of the house a person lives in.</summary>
    public string? House { get; init; }

    /// <summary>The special group; taken only where the city turned it on.</summary>
    public string? Special { get; init; }

    /// <summary>Address, below the village or community.</summary>
    public string? Address { get; init; }

    /// <summary>What sort of thing it is.</summary>
    public string? Category { get; init; }

    /// <summary>How grave a risk is: <c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    public string? Level { get; init; }

    /// <summary>What a house is used for.</summary>
    public string? Use { get; init; }

    /// <summary>Square metres.</summary>
    public string? Area { get; init; }

    /// <summary>A remark that names no person.</summary>
    public string? Note { get; init; }

    /// <summary>The record as a registry takes it.</summary>
    public RecordDraft Draft() => new(Kind,
    [
        .. Enum.GetValues<RecordField>()
            .Select(field => (Field: field, Text: Text(field)))
            .Where(value => value.Text is not null)
            .Select(value => new RecordValue(value.Field, value.Text!)),
    ]);

    private string? Text(RecordField field) => field switch
    {
        RecordField.Code => Code,
        RecordField.Document => Document,
        RecordField.Name => Name,
        RecordField.Sex => Sex,
        RecordField.Born => Born,
        RecordField.Phone => Phone,
        RecordField.Household => Household,
        RecordField.Relation => Relation,
        RecordField.House => House,
        RecordField.Special => Special,
        RecordField.Address => Address,
        RecordField.Category => Category,
        RecordField.Level => Level,
        RecordField.Use => Use,
        RecordField.Area => Area,
        RecordField.Note => Note,
    };
}

/// <summary>What a record is to be shown in full for.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
/// <param name="Unsealing">The request a second person approved; opens the sealed field as well, once.</param>
internal sealed record RecordDisclosure(DisclosurePurpose Purpose, string Reason, int? Unsealing = null);

/// <summary>Until when a person is kept.</summary>
/// <param name="Until">The last day; at most 10 years ahead.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
internal sealed record RecordRetention(DateOnly Until, string Reason);

/// <summary>Why a person is erased.</summary>
/// <param name="Reason">In a sentence that names nobody; 1–200 characters.</param>
internal sealed record RecordErasure(string Reason);

/// <summary>What a sealed field is to be opened for.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why, in a sentence that names nobody; 1–200 characters.</param>
internal sealed record UnsealingRequest(DisclosurePurpose Purpose, string Reason);

/// <summary>The second person's agreement.</summary>
/// <param name="Unsealing">The request's number.</param>
internal sealed record UnsealingApproval(int Unsealing);

/// <summary>Erases everybody whose last day has passed; needs no field.</summary>
internal sealed record RecordExpiry;

/// <summary>What is looked for; whatever is left out does not narrow. In a body: an address ends in logs.</summary>
/// <param name="Unit">The unit whose subtree is searched.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Name">A person's whole name, or what the name of anything else begins with.</param>
/// <param name="Address">What the address begins with.</param>
/// <param name="Key">The whole number of a person's document, or the code of anything else.</param>
/// <param name="Contains">
/// What an address, or the name of anything but a person, holds; 2–100 characters, in a township or below.
/// </param>
/// <param name="Cursor">Where the page before ended.</param>
/// <param name="Limit">How many at most; 1–500.</param>
internal sealed record RecordSearchBody(
    UnitCode Unit,
    RecordKind? Kind = null,
    string? Name = null,
    string? Address = null,
    string? Key = null,
    string? Contains = null,
    string? Cursor = null,
    int Limit = 100)
{
    /// <summary>The search.</summary>
    public RecordSearch Of() => new(Unit, Kind, Name, Address, Key, Cursor, Limit, Contains);
}
