using System.Diagnostics;
using GridOrleans.Clocks;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>What may happen to a case, and when. Pure: no clock, no I/O, no Orleans.</summary>
internal static partial class CaseRules
{
    /// <summary>
    /// Decides a command on a grid's case. Refusals come in this order: unknown grid, no role for the move here, fields
    /// out of order, unknown case, wrong step or spent move, wrong person, and at last what the move itself asks.
    /// </summary>
    /// <param name="grid">The grid; when the case is sealed it was restored before.</param>
    /// <param name="request">Who wants what.</param>
    /// <param name="policy">What the city has settled.</param>
    /// <param name="now">The instant of the decision.</param>
    public static Decision Decide(GridState grid, CaseRequest request, CasePolicy policy, DateTimeOffset now)
    {
        try
        {
            return Hear(grid, request, policy, now);
        }
        catch (CalendarYearMissingException missing)
        {
            // Only the operators can put that right; the command may be sent again then.
            return new Refusal(RefusalCode.CalendarMissing, missing.Message);
        }
    }

    private static Decision Hear(GridState grid, CaseRequest request, CasePolicy policy, DateTimeOffset now)
    {
        if (grid.Plan is null)
        {
            return new Refusal(RefusalCode.UnknownUnit, $"Grid {grid.Code} is not in the city plan.");
        }

        if (CaseDefinition.Engine.Admit(request.Command.Move, request.By, grid.Code) is { } stranger)
        {
            return ToRefusal(stranger);
        }

        if (CaseValidation.Check(request, now) is { } invalid)
        {
            return invalid;
        }

        if (request.Command is ReportCase report)
        {
            return Report(grid, report, request.By, policy, now);
        }

        if (request.Command is RaiseAlarm alarm)
        {
            return Alarm(grid, alarm, request.By, policy, now);
        }

        if (request.Case is not { } number || number.Grid != grid.Code || grid.Find(number.Serial) is not { } file)
        {
            return new Refusal(RefusalCode.UnknownCase, $"Grid {grid.Code} has no case {request.Case}.");
        }

        var permit = CaseDefinition.Engine.Check(new(file, now), request.Command.Move, request.By);
        return permit.Granted
            ? Make(request.Command, new(grid, file, permit.By, policy, now))
            : ToRefusal(permit.Objection);
    }

    private static Decision Make(CaseCommand command, CaseHearing hearing) => command switch
    {
        FileCase file => File(file, hearing),
        AssignCase assign => Assign(assign, hearing),
        StartCase => new CaseStarted(hearing.Serial, hearing.By)
        {
            StepDue = hearing.StepDue(CaseStep.Investigated),
        },
        FinishCase finish => Finish(finish, hearing),
        ConfirmCase confirm => new CaseConfirmed(hearing.Serial, hearing.By, confirm.Feedback)
        {
            StepDue = hearing.StepDue(CaseStep.FedBack),
        },
        ReworkCase rework => new CaseReworked(hearing.Serial, hearing.By, rework.Reason)
        {
            StepDue = hearing.StepDue(CaseStep.Investigated),
        },
        CloseCase => new CaseClosed(hearing.Serial, hearing.By, CaseValidation.EveryCondition),
        ReturnCase give => new CaseReturned(hearing.Serial, hearing.By, give.Why, give.Reason)
        {
            StepDue = hearing.StepDue(CaseStep.Filed),
        },
        ExtendCase extend => Extend(extend, hearing),
        SuspendCase suspend => new CaseSuspended(hearing.Serial, hearing.By, suspend.Reason),
        ResumeCase => Resume(hearing),
        EscalateCase escalate => Escalate(escalate, hearing),
        SuperviseCase supervise => new CaseSupervised(hearing.Serial, hearing.By, supervise.Due, supervise.Reason),
        MergeCase merge => Merge(merge, hearing),
        RejectCase reject => new CaseRejected(hearing.Serial, hearing.By, reject.Reason),
        ReopenCase reopen => Reopen(reopen, hearing),
        AppealCase appeal => new CaseAppealed(hearing.Serial, hearing.By, appeal.Reason),
        RateCase rate => new CaseRated(hearing.Serial, hearing.By, rate.Stars, rate.Text),
        AcknowledgeCase taken => new CaseAcknowledged(hearing.Serial, hearing.By, taken.Note),
        GuideCase guide => new CaseGuided(hearing.Serial, hearing.By, guide.Text),
        RaiseCase raise => Raise(raise, hearing),
        LowerCase lower => Lower(lower, hearing),
        HandBackCase back => HandBack(back, hearing),
        _ => throw new UnreachableException($"No rule decides {command.GetType().Name}."),
    };

    private static Refusal ToRefusal(Objection<CaseMove> objection) =>
        new(objection.Code, objection.Detail) { LegalMoves = objection.LegalMoves };

    private static Refusal Invalid(string field, string message) =>
        new(RefusalCode.Invalid, $"{field}: {message}") { Fields = [new(field, message)] };
}
