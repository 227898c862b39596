using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Journal;

namespace GridOrleans.Registry;

/// <summary>What may happen to a grid's records, and when (our convention). Pure.</summary>
internal static partial class RegistryRules
{
    /// <summary>The longest reason: a sentence.</summary>
    public const int ReasonMax = 200;

    /// <summary>How many years ahead a person's last day may be: then somebody must look at it again.</summary>
    public const int YearsKeptMax = 10;

    /// <summary>The refusal of a city that collects no special groups.</summary>
    public static Refusal SpecialGroupsOff { get; } = new(
        RefusalCode.Sealed, "Special groups are turned off in this city: Grid:Registry:SpecialGroups.");

    /// <summary>Decides a command on one record, or one that erases what has expired.</summary>
    public static Decision Decide(
        RegistryState state,
        RegistryRequest request,
        RegistryOptions options,
        DateTimeOffset now) => request.Command switch
        {
            DiscloseRecord command => Disclose(state, request.By, command, options),
            RetainRecord command => Retain(state, request.By, command, ChinaTime.DayOf(now)),
            EraseRecord command => Erase(state, request.By, command),
            ExpireRecords => Expire(state, request.By, ChinaTime.DayOf(now)),
            UnsealRecord command => Unseal(state, request.By, command, options),
            ApproveUnsealing command => Approve(state, request.By, command, options),
            _ => throw new InvalidOperationException($"{request.Command.GetType().Name} is decided elsewhere."),
        };

    /// <summary>Whether a fact is what the same command left when it came first, from the same sender.</summary>
    public static bool IsRepeat(RegistryRequest request, RegistryEvent fact) =>
        request.By.Id == fact.By.Id && (request.Command, fact) switch
        {
            (DiscloseRecord asked, RecordDisclosed done) =>
                (asked.Serial, asked.Purpose, asked.Reason, asked.Unsealing)
                    == (done.Serial, done.Purpose, done.Reason, done.Unsealing),
            (RetainRecord asked, RecordRetained done) =>
                (asked.Serial, asked.Until, asked.Reason) == (done.Serial, done.Until, done.Reason),
            (EraseRecord asked, RecordsErased { Reason: { } reason } done) =>
                done.Serials is [var serial] && (asked.Serial, asked.Reason) == (serial, reason),
            (ExpireRecords, RecordsErased { Reason: null }) => true,
            (UnsealRecord asked, UnsealingRequested done) =>
                (asked.Serial, asked.Purpose, asked.Reason) == (done.Serial, done.Purpose, done.Reason),
            (ApproveUnsealing asked, UnsealingApproved done) => asked.Unsealing == done.Unsealing,
            _ => false,
        };

    /// <summary>The refusal for a record that is not there.</summary>
    public static Refusal Unknown(RegistryState state, int serial) => new(
        RefusalCode.UnknownRecord,
        string.Create(
            CultureInfo.InvariantCulture,
            $"There is no record {state.Grid}-R{serial}; it may have been erased."));

    private static Decision Disclose(
        RegistryState state,
        Caller caller,
        DiscloseRecord command,
        RegistryOptions options)
    {
        // Whoever asked for the sealed field, and was agreed with, sees the whole record.
        var right = command.Unsealing is null ? RegistryRights.Disclose : RegistryRights.Special;
        if (RegistryAccess.Find(caller, state.Grid, right) is not { } by)
        {
            return RegistryAccess.Refuse(state.Grid, right);
        }

        if (Invalid(command.Reason, command.Purpose) is { } invalid)
        {
            return invalid;
        }

        if (!state.Records.Has(command.Serial))
        {
            return Unknown(state, command.Serial);
        }

        if (command.Unsealing is { } number && Sealed(state, command.Serial, number, caller, options) is { } refusal)
        {
            return refusal;
        }

        return new RecordDisclosed(by, command.Serial, command.Purpose, command.Reason, command.Unsealing);
    }

    private static Refusal? Sealed(
        RegistryState state,
        int serial,
        int number,
        Caller caller,
        RegistryOptions options)
    {
        if (Off(options) is { } off)
        {
            return off;
        }

        if (FindUnsealing(state, serial, number) is not { } unsealing || unsealing.By.Id != caller.Id)
        {
            return new(RefusalCode.Sealed, $"You made no request {number} to unseal this record.");
        }

        return unsealing switch
        {
            { ApprovedBy: null } => new(RefusalCode.Sealed, $"No second person has approved request {number} yet."),
            { Used: true } => new(RefusalCode.Sealed, $"Request {number} has opened the record once: make another."),
            _ => null,
        };
    }

    private static Decision Retain(RegistryState state, Caller caller, RetainRecord command, DateOnly today)
    {
        if (RegistryAccess.Find(caller, state.Grid, RegistryRights.Retain) is not { } by)
        {
            return RegistryAccess.Refuse(state.Grid, RegistryRights.Retain);
        }

        var errors = new FieldErrors();
        errors.Line("reason", command.Reason, ReasonMax);
        errors.Check(
            command.Until >= today && command.Until <= today.AddYears(YearsKeptMax),
            "until",
            $"a day from today on, at most {YearsKeptMax} years ahead, is expected.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        return NoPerson(state, command.Serial) is { } refusal
            ? refusal
            : new RecordRetained(by, command.Serial, command.Until, command.Reason);
    }

    private static Decision Erase(RegistryState state, Caller caller, EraseRecord command)
    {
        if (RegistryAccess.Find(caller, state.Grid, RegistryRights.Erase) is not { } by)
        {
            return RegistryAccess.Refuse(state.Grid, RegistryRights.Erase);
        }

        if (Invalid(command.Reason) is { } invalid)
        {
            return invalid;
        }

        return NoPerson(state, command.Serial) is { } refusal
            ? refusal
            : new RecordsErased(by, [command.Serial], command.Reason);
    }

    private static Decision Expire(RegistryState state, Caller caller, DateOnly today) =>
        RegistryAccess.Find(caller, state.Grid, RegistryRights.Erase) is { } by
            ? new RecordsErased(by, state.Expired(today))
            : RegistryAccess.Refuse(state.Grid, RegistryRights.Erase);

    private static Decision Unseal(RegistryState state, Caller caller, UnsealRecord command, RegistryOptions options)
    {
        if (RegistryAccess.Find(caller, state.Grid, RegistryRights.Special) is not { } by)
        {
            return RegistryAccess.Refuse(state.Grid, RegistryRights.Special);
        }

        if (Off(options) is { } off)
        {
            return off;
        }

        if (Invalid(command.Reason, command.Purpose) is { } invalid)
        {
            return invalid;
        }

        return NoPerson(state, command.Serial) is { } refusal
            ? refusal
            : new UnsealingRequested(
                by, state.Unsealings.Count + 1, command.Serial, command.Purpose, command.Reason);
    }

    private static Decision Approve(
        RegistryState state,
        Caller caller,
        ApproveUnsealing command,
        RegistryOptions options)
    {
        if (RegistryAccess.Find(caller, state.Grid, RegistryRights.Approve) is not { } by)
        {
            return RegistryAccess.Refuse(state.Grid, RegistryRights.Approve);
        }

        if (Off(options) is { } off)
        {
            return off;
        }

        return FindUnsealing(state, command.Serial, command.Unsealing) switch
        {
            null => new Refusal(RefusalCode.Sealed, $"There is no request {command.Unsealing} for this record."),
            var asked when asked.By.Id == caller.Id => new Refusal(
                RefusalCode.SamePerson, "Whoever asked does not approve: a second person does."),
            { ApprovedBy: not null } => new Refusal(RefusalCode.Spent, "The request is approved already."),
            _ => new UnsealingApproved(by, command.Unsealing),
        };
    }

    private static Unsealing? FindUnsealing(RegistryState state, int serial, int number) =>
        number >= 1 && number <= state.Unsealings.Count && state.Unsealings[number - 1] is { } asked
        && asked.Serial == serial && state.Records.Has(serial)
            ? asked
            : null;

    private static Refusal? Off(RegistryOptions options) => options.SpecialGroups ? null : SpecialGroupsOff;

    private static Refusal? NoPerson(RegistryState state, int serial)
    {
        if (!state.Records.Has(serial))
        {
            return Unknown(state, serial);
        }

        return state.Records.KindOf(serial) is RecordKind.Person
            ? null
            : new(RefusalCode.Invalid, $"{state.Grid}-R{serial} is no person's record.")
            {
                Fields = [new("number", "Expected: the number of a person's record.")],
            };
    }

    private static Refusal? Invalid(string reason, DisclosurePurpose purpose = default)
    {
        var errors = new FieldErrors();
        errors.Defined("purpose", purpose);
        errors.Line("reason", reason, ReasonMax);
        return errors.ToRefusal();
    }
}
