using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.City.Generation;

namespace GridOrleans.Surge.Walks;

/// <summary>One case's walk while it is being planned. Plans once.</summary>
/// <param name="seed">Where all draws come from.</param>
/// <param name="cast">Who takes part.</param>
/// <param name="shares">How often a case leaves the straight way.</param>
/// <param name="item">What is reported; null: nobody knows what kind of matter it is.</param>
internal sealed class WalkRoute(WalkSeed seed, WalkCast cast, WalkShares shares, WalkItem? item)
{
    /// <summary>A grid has at most so many households by the city's standard.</summary>
    private const int DoorsMax = 500;

    /// <summary>Of all reports, about as many come from gridworkers (our convention).</summary>
    private const double ByGridworker = 0.4;

    private const string Matter = "A matter of an unknown kind, reported to try the service.";

    private static readonly ImmutableArray<ClosingCondition> Ticked = [.. Enum.GetValues<ClosingCondition>()];

    private readonly List<WalkStep> _steps = [];
    private readonly SeededDraw _words = seed.Draw("words");
    private readonly SeededDraw _turns = seed.Draw("turns");
    private Severity _severity = Severity.Ordinary;

    /// <summary>When a superior makes the case due; null: nobody does.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whoever decides on what the case's owner owns.</summary>
    private Caller Decider => _severity switch
    {
        Severity.Ordinary => cast.Clerk,
        Severity.Considerable => cast.Desk,
        _ => cast.County,
    };

    /// <summary>Plans the walk.</summary>
    public IReadOnlyList<WalkStep> Plan(Place place)
    {
        var reporter = Report(place);
        if (_turns.Chance(shares.Rejected))
        {
            Then(cast.Clerk, new RejectCase(Say(WalkPhrases.Reasons)), CaseStep.Archived);
            return _steps;
        }

        File();
        var leftOpen = _turns.Chance(shares.LeftOpen);
        var handler = Assign();
        if (!leftOpen)
        {
            Handle(handler);
            FeedBack(reporter);
        }

        return _steps;
    }

    private Caller Report(Place place)
    {
        var byGridworker = _turns.Chance(ByGridworker);
        var reporter = byGridworker ? cast.Gridworker : cast.Resident(_turns.Whole(1, DoorsMax));
        var source = byGridworker ? ReportSource.Gridworker : ReportSource.Resident;
        var known = item is not null && !_turns.Chance(shares.Unclassified);
        var report = new ReportCase(
            item?.Text ?? Matter,
            place with { Address = place.Address ?? Say(WalkPhrases.Places) },
            source,
            known ? item!.Code : ReportCase.Unclassified);
        Then(reporter, report, CaseStep.Reported);
        return reporter;
    }

    private void File()
    {
        // A draw of its own: that there are big matters changes nothing for the others.
        var major = shares.Major > 0 && seed.Draw("major").Chance(shares.Major);
        var considerable = _turns.Chance(shares.Considerable);
        _severity = major ? Severity.Major : considerable ? Severity.Considerable : Severity.Ordinary;
        Then(cast.Clerk, new FileCase(_severity, Item: item?.Code), CaseStep.Filed);
        if (major)
        {
            Then(cast.County, new AcknowledgeCase(Say(WalkPhrases.Results)), CaseStep.Filed);
        }

        if (Due is { } due)
        {
            Then(cast.County, new SuperviseCase(due, Say(WalkPhrases.Reasons)), CaseStep.Filed);
        }
    }

    /// <summary>Gives the task to somebody, and to another department if it is given back.</summary>
    private Caller Assign()
    {
        var department = _turns.Whole(0, WalkCast.Departments.Count - 1);
        var small = _severity is Severity.Ordinary && item?.Ticket is not null;
        var handler = small && _turns.Chance(shares.Gridworkers) ? ToGridworker() : ToDepartment(department);
        if (!_turns.Chance(shares.Returned))
        {
            return handler;
        }

        var why = _turns.Chance(0.5) ? ReturnReason.NotMyDuty : ReturnReason.WrongPlace;
        Then(handler, new ReturnCase(why, Say(WalkPhrases.Reasons)), CaseStep.Filed);
        return ToDepartment((department + 1) % WalkCast.Departments.Count);
    }

    private Caller ToGridworker()
    {
        var to = new Assignee(AssigneeKind.Gridworker, cast.Gridworker.Id);
        Then(Decider, new AssignCase(to, item!.Ticket), CaseStep.Assigned);
        return cast.Gridworker;
    }

    private Caller ToDepartment(int department)
    {
        var handler = cast.Handler(WalkCast.Departments[department]);
        Then(Decider, new AssignCase(new(AssigneeKind.Department, handler.Id)), CaseStep.Assigned);
        return handler;
    }

    private void Handle(Caller handler)
    {
        Then(handler, new StartCase(), CaseStep.Investigated);
        if (_turns.Chance(shares.Extended))
        {
            Then(Decider, new ExtendCase(_turns.Whole(4, 72), Say(WalkPhrases.Reasons)), CaseStep.Investigated);
        }

        if (_turns.Chance(shares.Suspended))
        {
            Then(Decider, new SuspendCase(Say(WalkPhrases.Reasons)), CaseStep.Investigated);
            Then(Decider, new ResumeCase(), CaseStep.Investigated);
        }

        Finish(handler);
        if (_turns.Chance(shares.Reworked))
        {
            Then(cast.Leader, new ReworkCase(Say(WalkPhrases.Reasons)), CaseStep.Investigated);
            Finish(handler);
        }
    }

    private void Finish(Caller handler)
    {
        ImmutableArray<string> evidence = [$"photo/{seed.CommandId(_steps.Count)}.jpg"];
        Then(handler, new FinishCase(Say(WalkPhrases.Results)) { Evidence = evidence }, CaseStep.Investigated);
    }

    private void FeedBack(Caller reporter)
    {
        Then(cast.Clerk, new ConfirmCase(Say(WalkPhrases.Feedback)), CaseStep.FedBack);
        if (_turns.Chance(shares.Rated))
        {
            Then(reporter, new RateCase(_turns.Whole(3, 5)), CaseStep.FedBack);
        }

        var closes = _severity is Severity.Major ? cast.County : cast.Clerk;
        Then(closes, new CloseCase { Conditions = Ticked }, CaseStep.Archived);
    }

    private string Say(string[] phrases) => WalkPhrases.Pick(phrases, _words);

    private void Then(Caller by, CaseCommand command, CaseStep reaches) =>
        _steps.Add(new(seed.CommandId(_steps.Count), by, command, reaches));
}
