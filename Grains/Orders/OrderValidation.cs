using System.Collections.Immutable;
using System.Diagnostics;
using GridOrleans.Cases;

namespace GridOrleans.Orders;

/// <summary>
/// Whether a command is well formed, whatever the order stands at: every field, all errors at once. The bounds are
/// those of cases.
/// </summary>
internal static class OrderValidation
{
    /// <summary>Party members on one order: more than a village branch sends to one errand (our convention).</summary>
    public const int HelpersMax = 20;

    /// <summary>
    /// How many references one file holds: one command's worth of every helper. A file is read as a whole.
    /// </summary>
    public const int EvidencePerFileMax = HelpersMax * CaseValidation.EvidenceMax;

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    public static Refusal? Check(OrderRequest request)
    {
        var errors = new FieldErrors();
        var opens = request.Command is PlaceOrder;
        errors.Check(opens || request.Order is not null, "order", "the number of an order is expected.");
        errors.Check(!opens || request.Order is null, "order", "placing opens a new order; no number is expected.");
        Command(errors, request.Command);
        return errors.ToRefusal();
    }

    private static void Command(FieldErrors errors, OrderCommand command)
    {
        switch (command)
        {
            case PlaceOrder place:
                errors.Prose("text", place.Text, CaseValidation.TextMax);
                CaseValidation.Evidence(errors, place.Evidence);
                CaseValidation.Where(errors, place.Place);
                break;
            case AcceptOrder accept:
                errors.OptionalProse("note", accept.Note, CaseValidation.ReasonMax);
                break;
            case DispatchOrder dispatch:
                Helpers(errors, dispatch.Helpers.IsDefault ? [] : dispatch.Helpers);
                errors.OptionalProse("note", dispatch.Note, CaseValidation.ReasonMax);
                break;
            case FulfilOrder fulfil:
                errors.Prose("result", fulfil.Result, CaseValidation.TextMax);
                CaseValidation.Evidence(errors, fulfil.Evidence);
                break;
            case SolveOrder solve:
                errors.Prose("result", solve.Result, CaseValidation.TextMax);
                CaseValidation.Evidence(errors, solve.Evidence);
                break;
            case VerifyOrder verify:
                errors.Prose("residentSaid", verify.ResidentSaid, CaseValidation.ReasonMax);
                break;
            case RateOrder rate:
                CaseValidation.Rating(errors, rate.Stars, rate.Text);
                break;
            case WithdrawOrder withdraw:
                errors.OptionalProse("reason", withdraw.Reason, CaseValidation.ReasonMax);
                break;
            case ArchiveOrder:
                break;
            default:
                errors.Prose("reason", ReasonOf(command), CaseValidation.ReasonMax);
                break;
        }
    }

    private static string? ReasonOf(OrderCommand command) => command switch
    {
        SendBackOrder back => back.Reason,
        OverrideOrder end => end.Reason,
        DeclineOrder decline => decline.Reason,
        ReopenOrder reopen => reopen.Reason,
        _ => throw new UnreachableException($"No field of {command.GetType().Name} is checked."),
    };

    private static void Helpers(FieldErrors errors, ImmutableArray<string> helpers)
    {
        errors.Check(
            helpers.Length is >= 1 and <= HelpersMax,
            "helpers",
            $"{helpers.Length} Party members; 1–{HelpersMax} are expected, the lead first.");
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, helper) in helpers.Take(HelpersMax).Index())
        {
            errors.Line($"helpers[{index}]", helper, CaseValidation.CodeMax);
            errors.Check(helper is null || named.Add(helper), $"helpers[{index}]", "is named before.");
        }
    }
}
