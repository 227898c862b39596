using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.City.Generation;
using GridOrleans.Units;

namespace GridOrleans.Surge.Walks;

/// <summary>
/// Plans the walk of a case: who does what in which order, from the report to the sealed file. Pure: the same seed,
/// index, grid and place give the same commands with the same ids, so that a surge can be sent again after a fault.
/// </summary>
/// <param name="shares">How often a case leaves the straight way.</param>
internal sealed class CaseWalk(WalkShares shares)
{
    /// <summary>Plans one case.</summary>
    /// <param name="seed">The surge's seed.</param>
    /// <param name="index">The case's place in the surge, from 0.</param>
    /// <param name="grid">The grid that covers the place.</param>
    /// <param name="place">Where the matter is.</param>
    /// <returns>The steps, to be sent one after the other, each after the answer to the one before.</returns>
    public IReadOnlyList<WalkStep> Plan(int seed, int index, UnitCode grid, Place place) =>
        new Route(new(seed, index), new(grid), shares).Plan(place);

    /// <summary>One case's walk while it is being planned.</summary>
    private sealed class Route(WalkSeed seed, WalkCast cast, WalkShares shares)
    {
        private const int DoorsMax = 400;

        private static readonly ImmutableArray<ClosingCondition> Ticked = [.. Enum.GetValues<ClosingCondition>()];

        private readonly List<WalkStep> _steps = [];
        private readonly SeededDraw _words = seed.Draw("words");
        private readonly SeededDraw _turns = seed.Draw("turns");

        public List<WalkStep> Plan(Place place)
        {
            var reporter = Report(place);
            if (_turns.Chance(shares.Rejected))
            {
                Then(cast.Clerk, new RejectCase(Say(WalkPhrases.Reasons)), CaseStep.Archived);
                return _steps;
            }

            Then(cast.Clerk, new FileCase(Severity.Ordinary), CaseStep.Filed);
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
            var byGridworker = _turns.Chance(0.4);
            var reporter = byGridworker ? cast.Gridworker : cast.Resident(_turns.Whole(1, DoorsMax));
            var text = Say(WalkPhrases.Matters);
            var there = place with { Address = place.Address ?? Say(WalkPhrases.Places) };
            var source = byGridworker ? ReportSource.Gridworker : ReportSource.Resident;
            Then(reporter, new ReportCase(text, there, source), CaseStep.Reported);
            return reporter;
        }

        /// <summary>Gives the task to a department, and to another one if the first gives it back.</summary>
        private Caller Assign()
        {
            var department = _turns.Whole(0, WalkCast.Departments.Count - 1);
            var handler = AssignTo(department);
            if (!_turns.Chance(shares.Returned))
            {
                return handler;
            }

            var reason = _turns.Chance(0.5) ? ReturnReason.NotMyDuty : ReturnReason.WrongPlace;
            Then(handler, new ReturnCase(reason, Say(WalkPhrases.Reasons)), CaseStep.Filed);
            return AssignTo((department + 1) % WalkCast.Departments.Count);
        }

        private Caller AssignTo(int department)
        {
            var handler = cast.Handler(WalkCast.Departments[department]);
            var to = new Assignee(AssigneeKind.Department, handler.Id);
            Then(cast.Clerk, new AssignCase(to), CaseStep.Assigned);
            return handler;
        }

        private void Handle(Caller handler)
        {
            Then(handler, new StartCase(), CaseStep.Investigated);
            if (_turns.Chance(shares.Extended))
            {
                var extend = new ExtendCase(_turns.Whole(4, 72), Say(WalkPhrases.Reasons));
                Then(cast.Clerk, extend, CaseStep.Investigated);
            }

            if (_turns.Chance(shares.Suspended))
            {
                Then(cast.Clerk, new SuspendCase(Say(WalkPhrases.Reasons)), CaseStep.Investigated);
                Then(cast.Clerk, new ResumeCase(), CaseStep.Investigated);
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

            Then(cast.Clerk, new CloseCase { Conditions = Ticked }, CaseStep.Archived);
        }

        private string Say(string[] phrases) => WalkPhrases.Pick(phrases, _words);

        private void Then(Caller by, CaseCommand command, CaseStep reaches) =>
            _steps.Add(new(seed.CommandId(_steps.Count), by, command, reaches));
    }
}
