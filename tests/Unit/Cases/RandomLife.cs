using System.Text.Json.Nodes;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Catalogue;

namespace GridOrleans.Unit.Cases;

/// <summary>
/// One random thing that somebody tries; the numbers are choices, taken modulo what there is to choose from.
/// </summary>
/// <param name="Wild">Anybody tries anything; otherwise somebody tries what the case allows.</param>
/// <param name="Who">The caller.</param>
/// <param name="Where">The case.</param>
/// <param name="What">The move.</param>
/// <param name="How">The command's fields.</param>
/// <param name="Minutes">How long nothing happened before.</param>
internal readonly record struct Pick(bool Wild, int Who, int Where, int What, int How, int Minutes);

/// <summary>
/// Lives a grid's life from random picks. Mostly people do what a case allows, so that lives get long; now and then
/// somebody tries anything at all.
/// </summary>
internal sealed class RandomLife(GridOnPaper grid)
{
    /// <summary>An item whose ticket ends within the life, and one whose ticket begins in it.</summary>
    public const string EndingItem = "N302";
    public const string BeginningItem = "N303";

    // Few cases, so that each has a long life.
    private const int CasesMax = 6;
    private const int OnwardWeight = 7;

    // In minutes; what they divide is lived without a wheel, and lasts longer.
    private const int StandstillEvery = 17;
    private const int StandstillLonger = 5;

    private static readonly string[] Items = ["N301", EndingItem, BeginningItem, ReportCase.Unclassified];
    private static readonly string?[] Tickets = ["T-N301", "T-N302", "T-N303", "T-none", null];

    private static readonly string[] Workers =
        [People.Gridworker.Id, People.Helper.Id, People.TwoHats.Id, People.Department.Id];

    // What leads on is more likely than what ends a life early.
    private static readonly HashSet<CaseMove> Onward =
    [
        CaseMove.File, CaseMove.Assign, CaseMove.Start, CaseMove.Finish, CaseMove.Confirm, CaseMove.Rework,
        CaseMove.Close, CaseMove.Rate, CaseMove.Reopen, CaseMove.Resume,
    ];

    private readonly IReadOnlyList<Caller> _people = People.Around(grid.State.Code);

    public static readonly ItemCatalogue Catalogue = ShortTickets();

    public GridOnPaper Grid => grid;

    /// <summary>Turns a pick into a request on the grid as it stands.</summary>
    public (Caller By, CaseCommand Command, CaseNumber? Case) Choose(Pick pick)
    {
        Pass(TimeSpan.FromMinutes(pick.Minutes), standstill: pick.Minutes % StandstillEvery == 0);
        var serial = 1 + (pick.Where % Math.Min(Grid.State.NextSerial, CasesMax));
        if (serial == Grid.State.NextSerial && !pick.Wild)
        {
            var residents = _people.Where(caller => caller.Id.StartsWith("resident", StringComparison.Ordinal));
            return (Any([.. residents], pick.Who), Opening(pick.How), null);
        }

        var move = pick.Wild ? Any(Enum.GetValues<CaseMove>(), pick.What) : Legal(serial, pick.What);
        var command = Command(move, pick.How, serial);
        var by = pick.Wild ? Any(_people, pick.Who) : Entitled(serial, move, pick.Who);
        return (by, command, move is CaseMove.Report or CaseMove.Alarm ? null : Number(serial));
    }

    // Mostly the wheel turns; now and then the silo was away, and everything due is marked when it is back.
    private void Pass(TimeSpan time, bool standstill)
    {
        if (standstill)
        {
            Grid.Wait(time * StandstillLonger).MarkDue();
            return;
        }

        Grid.Live(time);
    }

    private CaseNumber Number(int serial) => new(Grid.State.Code, serial);

    private CaseMove Legal(int serial, int choice)
    {
        var legal = CaseDefinition.Engine.LegalMoves(new(Grid.Case(serial), Grid.Now));
        var onward = legal.Where(Onward.Contains);
        return Any([.. legal, .. Enumerable.Repeat(onward, OnwardWeight).SelectMany(moves => moves)], choice);
    }

    private Caller Entitled(int serial, CaseMove move, int choice)
    {
        var at = new CaseAt(Grid.Case(serial), Grid.Now);
        Caller[] entitled = [.. _people.Where(caller => CaseDefinition.Engine.Check(at, move, caller).Granted)];
        return Any(entitled.Length == 0 ? _people : entitled, choice);
    }

    private CaseCommand Command(CaseMove move, int how, int serial) => move switch
    {
        CaseMove.Report => Report(how, Any(Enum.GetValues<ReportSource>(), how)),
        CaseMove.File => new FileCase(
            how % 3 == 0 ? Any(Enum.GetValues<Severity>(), how / 3) : Severity.Ordinary,
            how % 7 == 0 ? GroupSize.Large : GroupSize.Individual,
            how % 5 == 0 ? Any(Items, how / 5) : null),
        CaseMove.Assign => Assign(how, serial),
        CaseMove.Start => new StartCase(),
        CaseMove.Finish => new FinishCase("done") { Evidence = how % 4 == 0 ? [] : ["photo/1"] },
        CaseMove.Confirm => new ConfirmCase("settled"),
        CaseMove.Rework => new ReworkCase("not settled"),
        CaseMove.Close => how % 5 == 0 ? new CloseCase() : Stories.AllTicked,
        CaseMove.Return => new ReturnCase(Any(Enum.GetValues<ReturnReason>(), how)),
        CaseMove.Extend => new ExtendCase(1 + (how % 48), "more time"),
        CaseMove.Suspend => new SuspendCase("waiting"),
        CaseMove.Resume => new ResumeCase(),
        CaseMove.Escalate => new EscalateCase("too big"),
        CaseMove.Supervise => new SuperviseCase(Grid.Now.AddMinutes((how % 600) - 20), "hurry"),
        CaseMove.Merge => new MergeCase(Number(1 + (how % Grid.State.NextSerial))),
        CaseMove.Reject => new RejectCase(how % 9 == 0 ? "" : "nothing there"),
        CaseMove.Reopen => new ReopenCase("again"),
        CaseMove.Appeal => new AppealCase("not right"),
        CaseMove.Rate => new RateCase(how % 6),
        CaseMove.Alarm => new RaiseAlarm(GridOnPaper.Square, how % 2 == 0 ? null : "help"),
        CaseMove.Acknowledge => new AcknowledgeCase(how % 2 == 0 ? null : "under way"),
        CaseMove.Guide => new GuideCase("with care"),
        CaseMove.Raise => new RaiseCase(Any(Enum.GetValues<Severity>(), how), "bigger"),
        CaseMove.Lower => new LowerCase(Any(Enum.GetValues<Severity>(), how), "smaller"),
        CaseMove.HandBack => new HandBackCase("yours"),
    };

    // Half of the tickets are the right one, half are anything.
    private AssignCase Assign(int how, int serial)
    {
        var worker = Any(Workers, how);
        if (worker == People.Department.Id)
        {
            return Stories.ToDepartment;
        }

        var known = serial < Grid.State.NextSerial ? Grid.Case(serial).Item : Items[0];
        var ticket = how % 8 < 4 ? $"T-{known}" : Any(Tickets, how / 8);
        return new(new(AssigneeKind.Gridworker, worker), ticket);
    }

    private static CaseCommand Opening(int how) => how % 6 == 0
        ? new RaiseAlarm(GridOnPaper.Square)
        : Report(how, ReportSource.Resident);

    private static ReportCase Report(int how, ReportSource source) => Stories.Rubbish with
    {
        Item = Any(Items, how),
        Source = source,
        Place = new(113.30 + (0.0002 * (how % 5)), 40.08),
        Evidence = how % 2 == 0 ? [] : ["photo/0"],
    };

    private static T Any<T>(IReadOnlyList<T> choices, int choice) => choices[choice % choices.Count];

    private static ItemCatalogue ShortTickets()
    {
        using var stream = typeof(ItemCatalogue).Assembly
            .GetManifestResourceStream("GridOrleans.Catalogue.catalogue.sample.json")!;
        var json = JsonNode.Parse(stream)!;
        JsonNode Ticket(string item) =>
            json["items"]!.AsArray().Single(row => (string?)row!["code"] == item)!["ticket"]!;
        Ticket(EndingItem)["expires"] = "2026-01-08T00:00:00+08:00";
        Ticket(BeginningItem)["from"] = "2026-01-07";
        return ItemCatalogue.Load(json.ToJsonString());
    }
}
