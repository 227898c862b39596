using System.Collections.Immutable;
using System.Diagnostics;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>
/// Whether a command is well formed, whatever the case stands at: every field, all errors at once. Lengths count UTF-16
/// code units, in which all but rare Chinese characters are one.
/// </summary>
internal static class CaseValidation
{
    /// <summary>A report's or a result's text: two pages, more than people type on a phone.</summary>
    public const int TextMax = 2_000;

    /// <summary>A reason, a note, a remark or what the reporter is told: one page.</summary>
    public const int ReasonMax = 1_000;

    /// <summary>An address as people say it.</summary>
    public const int AddressMax = 200;

    /// <summary>References to pictures in one command: what phones show as a 3 × 3 sheet.</summary>
    public const int EvidenceMax = 9;

    /// <summary>One reference: a URL or an object's key.</summary>
    public const int EvidenceLengthMax = 200;

    /// <summary>A person's, an item's or a ticket's code.</summary>
    public const int CodeMax = 64;

    /// <summary>The longest extension, in hours: 30 days.</summary>
    public const int ExtensionHoursMax = 720;

    /// <summary>How far ahead a superior's deadline may lie: a year.</summary>
    public static readonly TimeSpan SupervisionMax = TimeSpan.FromDays(365);

    /// <summary>Everything that is ticked before a case is sealed.</summary>
    public static readonly ImmutableArray<ClosingCondition> EveryCondition = [.. Enum.GetValues<ClosingCondition>()];

    private const double LonMax = 180;
    private const double LatMax = 90;
    private const int StarsMax = 5;

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    public static Refusal? Check(CaseRequest request, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        var opens = request.Command is ReportCase or RaiseAlarm;
        errors.Check(opens || request.Case is not null, "case", "the number of a case is expected.");
        errors.Check(!opens || request.Case is null, "case", "a report opens a new case; no number is expected.");
        Command(errors, request.Command, now);
        return errors.ToRefusal();
    }

    /// <summary>Checks a place on the ground.</summary>
    public static void Where(FieldErrors errors, Place? place)
    {
        if (place is null)
        {
            errors.Add("place", "a place with lon and lat is expected.");
            return;
        }

        errors.Degrees("place.lon", place.Lon, LonMax);
        errors.Degrees("place.lat", place.Lat, LatMax);
        errors.OptionalLine("place.address", place.Address, AddressMax);
    }

    /// <summary>Checks references to pictures or recordings.</summary>
    public static void Evidence(FieldErrors errors, ImmutableArray<string> evidence)
    {
        var references = evidence.IsDefault ? [] : evidence;
        errors.Check(
            references.Length <= EvidenceMax,
            "evidence",
            $"{references.Length} references; at most {EvidenceMax} are allowed.");
        foreach (var (index, reference) in references.Take(EvidenceMax).Index())
        {
            errors.Line($"evidence[{index}]", reference, EvidenceLengthMax);
        }
    }

    /// <summary>Checks a rating.</summary>
    public static void Rating(FieldErrors errors, int stars, string? text)
    {
        errors.Check(stars is >= 1 and <= StarsMax, "stars", $"1–{StarsMax} stars are expected.");
        errors.OptionalProse("text", text, ReasonMax);
    }

    private static void Command(FieldErrors errors, CaseCommand command, DateTimeOffset now)
    {
        switch (command)
        {
            case ReportCase report:
                Report(errors, report);
                break;
            case FileCase file:
                errors.Defined("severity", file.Severity);
                errors.Defined("groupSize", file.GroupSize);
                errors.OptionalLine("item", file.Item, CodeMax);
                break;
            case AssignCase assign:
                Assign(errors, assign);
                break;
            case FinishCase finish:
                errors.Prose("result", finish.Result, TextMax);
                Evidence(errors, finish.Evidence);
                break;
            case ConfirmCase confirm:
                errors.Prose("feedback", confirm.Feedback, ReasonMax);
                break;
            case CloseCase close:
                Close(errors, close);
                break;
            case RaiseAlarm alarm:
                errors.OptionalProse("text", alarm.Text, TextMax);
                Where(errors, alarm.Place);
                break;
            case AcknowledgeCase taken:
                errors.OptionalProse("note", taken.Note, ReasonMax);
                break;
            case StartCase:
            case ResumeCase:
                break;
            default:
                SideMove(errors, command, now);
                break;
        }
    }

    private static void SideMove(FieldErrors errors, CaseCommand command, DateTimeOffset now)
    {
        switch (command)
        {
            case ReturnCase give:
                errors.Defined("why", give.Why);
                errors.OptionalProse("reason", give.Reason, ReasonMax);
                break;
            case ExtendCase extend:
                errors.Check(
                    extend.Hours is >= 1 and <= ExtensionHoursMax,
                    "hours",
                    $"1–{ExtensionHoursMax} hours are expected.");
                errors.Prose("reason", extend.Reason, ReasonMax);
                break;
            case SuperviseCase supervise:
                Supervise(errors, supervise, now);
                break;
            case MergeCase merge:
                errors.Check(merge.Into != default, "into", "the number of the case that goes on is expected.");
                break;
            case GuideCase guide:
                errors.Prose("text", guide.Text, ReasonMax);
                break;
            case RaiseCase raise:
                errors.Defined("severity", raise.Severity);
                errors.Prose("reason", raise.Reason, ReasonMax);
                break;
            case LowerCase lower:
                errors.Defined("severity", lower.Severity);
                errors.Prose("reason", lower.Reason, ReasonMax);
                break;
            case RateCase rate:
                Rating(errors, rate.Stars, rate.Text);
                break;
            default:
                errors.Prose("reason", ReasonOf(command), ReasonMax);
                break;
        }
    }

    private static string? ReasonOf(CaseCommand command) => command switch
    {
        ReworkCase rework => rework.Reason,
        SuspendCase suspend => suspend.Reason,
        EscalateCase escalate => escalate.Reason,
        RejectCase reject => reject.Reason,
        ReopenCase reopen => reopen.Reason,
        AppealCase appeal => appeal.Reason,
        HandBackCase back => back.Reason,
        _ => throw new UnreachableException($"No field of {command.GetType().Name} is checked."),
    };

    private static void Report(FieldErrors errors, ReportCase report)
    {
        errors.Prose("text", report.Text, TextMax);
        errors.Defined("source", report.Source);
        errors.Line("item", report.Item, CodeMax);
        Evidence(errors, report.Evidence);
        Where(errors, report.Place);
    }

    private static void Assign(FieldErrors errors, AssignCase assign)
    {
        errors.OptionalLine("ticket", assign.Ticket, CodeMax);
        errors.OptionalProse("note", assign.Note, ReasonMax);
        if (assign.To is not { } to)
        {
            errors.Add("to", "an assignee with kind and id is expected.");
            return;
        }

        errors.Defined("to.kind", to.Kind);
        errors.Line("to.id", to.Id, CodeMax);
        errors.Check(
            to.Kind is not AssigneeKind.Department || assign.Ticket is null,
            "ticket",
            "a department needs none: leave it out, or assign a gridworker.");
    }

    private static void Close(FieldErrors errors, CloseCase close)
    {
        var ticked = close.Conditions.IsDefault ? [] : close.Conditions;
        foreach (var (index, condition) in ticked.Index())
        {
            errors.Defined($"conditions[{index}]", condition);
        }

        var missing = EveryCondition.Where(condition => !ticked.Contains(condition));
        errors.Check(!missing.Any(), "conditions", $"not ticked: {Spelling.List(missing)}.");
    }

    private static void Supervise(FieldErrors errors, SuperviseCase supervise, DateTimeOffset now)
    {
        errors.Check(supervise.Due > now, "due", $"an instant after {now:O} is expected.");
        errors.Check(
            supervise.Due <= now + SupervisionMax,
            "due",
            $"at most {SupervisionMax.Days} days ahead are allowed.");
        errors.Prose("reason", supervise.Reason, ReasonMax);
    }
}
