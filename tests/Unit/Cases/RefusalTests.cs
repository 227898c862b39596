using GridOrleans.Access;
using GridOrleans.Assessment;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Orders;
using GridOrleans.Patrols;
using GridOrleans.Registry;
using GridOrleans.Tickets;
using GridOrleans.Unit.Gridworkers;
using GridOrleans.Unit.Orders;
using GridOrleans.Unit.Tickets;
using GridOrleans.Training;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>Every way in which <see cref="CaseRules"/> say no is said at least once, and changes nothing.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, Func<Refusal>> Provocations = new()
    {
        ["a blank reason"] = () => Stories.Reported().Refuse(People.Clerk, new RejectCase("")),
        ["an unknown grid"] = () => new GridOnPaper(established: false).Refuse(People.Resident, Stories.Rubbish),
        ["an unknown case"] = () => new GridOnPaper().Refuse(People.Clerk, new RejectCase("what?")),
        ["an unknown order"] = () => new GridOnPaper().Refuse(People.Gridworker, new AcceptOrder()),
        ["a resident files"] = () => Stories.Reported().Refuse(People.Resident, new FileCase(Severity.Ordinary)),
        ["filing twice"] = () => Stories.Filed().Refuse(People.Clerk, new FileCase(Severity.Ordinary)),
        ["an unknown item"] = () => new GridOnPaper().Refuse(People.Resident, Stories.Rubbish with { Item = "X" }),
        ["no ticket"] = () => Stories.Filed().Refuse(People.Clerk, Stories.ToGridworker with { Ticket = null }),
        ["an old ticket"] = () => Stories.Filed()
            .Wait(TimeSpan.FromDays(4_000))
            .Refuse(People.Clerk, Stories.ToGridworker),
        ["a ticket that is used up"] = () =>
        {
            var grid = Stories.Filed();
            var number = grid.County.Approved(Approvals.OfRubbish(1), grid.Now);
            grid.Do(People.Clerk, Stories.ToGridworker with { Ticket = number });
            return grid.Refuse(People.Clerk, Stories.ToGridworker with { Ticket = number });
        },
        ["an unknown ticket"] = () => TicketViews.Find(new(UnitCode.Parse("140213")), "T-140213-1", default).Refusal!,
        ["an unknown record"] = () => RegistryRules.Unknown(new(UnitCode.Parse("140213001001001")), 1),
        ["an unknown appeal"] = () => AppealRules.Decide(
            new(UnitCode.Parse("140213")),
            new(
                CommandId.Parse("appeal-0001"),
                new("zheng", [new(Role.PoliticalLegalCommittee, UnitCode.Parse("140213"))]),
                new DecideAppeal(1, true, "x")),
            IndicatorSet.LoadSample(),
            default).Refusal!,
        ["a sealed category that is off"] = () => RegistryRules.SpecialGroupsOff,
        ["an unknown training"] = () => TrainingRules.Unknown(UnitCode.Parse("140213"), "none"),
        ["an unknown patrol"] = () => PatrolRules.Unknown("zhao", default),
        ["an unknown post"] = () =>
            StaffOnPaper.Staffed().Refuse(StaffOnPaper.Zhao with { Worker = "sun", Post = "none" }),
        ["a full post"] = () => StaffOnPaper.Staffed().Refuse(StaffOnPaper.Zhao with { Worker = "sun" }),
        ["an unknown gridworker"] = () =>
            StaffOnPaper.Staffed().Refuse(new ReleaseGridworker("sun", null, "who?")),
        ["a task for whoever left"] = () =>
        {
            var grid = Stories.Filed();
            grid.Take(new StaffingReceived(
                "staff/140213", 1, new(null, true, [], new(People.Gridworker.Id, null, "left"))));
            return grid.Refuse(People.Clerk, Stories.ToGridworker);
        },
        ["a big matter in the grid"] = () =>
        {
            var grid = Stories.Filed(Severity.Major);
            grid.Do(People.County, Stories.ToGridworker);
            grid.Do(People.Gridworker, new StartCase());
            return grid.Refuse(People.Gridworker, Stories.Done);
        },
        ["confirming oneself"] = () =>
        {
            var grid = Stories.Filed();
            grid.Do(People.Clerk, Stories.ToGridworker with { To = new(AssigneeKind.Gridworker, People.TwoHats.Id) });
            grid.Do(People.TwoHats, new StartCase());
            grid.Do(People.TwoHats, Stories.Done);
            return grid.Refuse(People.TwoHats, new ConfirmCase("fine"));
        },
        ["extending too late"] = () => Stories.Filed()
            .Wait(TimeSpan.FromHours(90))
            .Refuse(People.Clerk, new ExtendCase(1, "late")),
        ["suspending twice"] = () =>
        {
            var grid = Stories.Filed();
            grid.Do(People.Clerk, new SuspendCase("frost"));
            grid.Do(People.Clerk, new ResumeCase());
            return grid.Refuse(People.Clerk, new SuspendCase("frost again"));
        },
        ["a year without a calendar"] = () => Stories.Reported()
            .Wait(TimeSpan.FromDays(800))
            .Refuse(People.Clerk, new FileCase(Severity.Ordinary)),
    };

    [Fact]
    public void Every_refusal_is_provoked_but_the_one_that_the_grain_raises() =>
        Assert.Equal(
            Enum.GetValues<RefusalCode>().Except([RefusalCode.CommandIdReused]),
            Provocations.Values.Select(provoke => provoke().Code).Distinct().Order());

    [Fact]
    public void Every_move_is_refused_where_it_does_not_begin_and_the_legal_ones_are_named()
    {
        Dictionary<CaseStep, Func<GridOnPaper>> steps = new()
        {
            [CaseStep.Reported] = Stories.Reported,
            [CaseStep.Filed] = () => Stories.Filed(),
            [CaseStep.Assigned] = Stories.Assigned,
            [CaseStep.Investigated] = Stories.Started,
            [CaseStep.FedBack] = Stories.FedBack,
            [CaseStep.Archived] = Stories.Closed,
        };

        foreach (var (step, story) in steps)
        {
            var grid = story();
            var legal = CaseDefinition.Engine.LegalMoves(new(grid.Case(), grid.Now));
            foreach (var command in Examples(grid.Now).Where(command => !legal.Contains(command.Move)))
            {
                var refusal = People.All
                    .Select(caller => grid.Refuse(caller, command))
                    .First(refusal => refusal.Code is not RefusalCode.NotEntitled);

                Assert.Equal(IsSpent(command, step) ? RefusalCode.Spent : RefusalCode.WrongStep, refusal.Code);
                Assert.Equal(legal, refusal.LegalMoves);
            }

            Assert.Equal(step, grid.Case().Step);
        }
    }

    // In every story an assignment has acknowledged the case.
    private static bool IsSpent(CaseCommand command, CaseStep step) =>
        command is AcknowledgeCase && step is not (CaseStep.Reported or CaseStep.Archived);

    private static IEnumerable<CaseCommand> Examples(DateTimeOffset now) =>
    [
        new FileCase(Severity.Ordinary), Stories.ToGridworker, new StartCase(), Stories.Done,
        new ConfirmCase("clean"), new ReworkCase("dirty"), Stories.AllTicked, new ReturnCase(ReturnReason.NotOnList),
        new ExtendCase(1, "rain"), new SuspendCase("frost"), new ResumeCase(), new EscalateCase("big"),
        new SuperviseCase(now + TimeSpan.FromHours(1), "hurry"), new MergeCase(GridOnPaper.Number(9)),
        new RejectCase("none"), new ReopenCase("again"), new AppealCase("no"), new RateCase(3),
        new AcknowledgeCase(), new GuideCase("carefully"), new RaiseCase(Severity.Major, "bigger"),
        new LowerCase(Severity.Ordinary, "smaller"), new HandBackCase("yours"),
    ];
}
