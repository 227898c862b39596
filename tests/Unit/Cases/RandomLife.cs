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
internal sealed class RandomLife
{
    /// <summary>An item whose ticket ends within the life, and one whose ticket begins in it.</summary>
    public const string EndingItem = "N302";
    public const string BeginningItem = "N303";

    // Few cases, so that each has a long life.
    private const int CasesMax = 6;
    private const int OnwardWeight = 7;

    private static readonly string[] Items = ["N301", EndingItem, BeginningItem, ReportCase.Unclassified];
    private static readonly string?[] Tickets = ["T-N301", "T-N302", "T-N303", "T-none", null];

    private static readonly Caller[] Workers =
        [People.Gridworker, People.Helper, People.TwoHats, People.Department];

    // What leads on is more likely than what ends a life early.
    private static readonly HashSet<CaseMove> Onward =
    [
        CaseMove.File, CaseMove.Assign, CaseMove.Start, CaseMove.Finish, CaseMove.Confirm, CaseMove.Rework,
        CaseMove.Close, CaseMove.Rate, CaseMove.Reopen, CaseMove.Resume,
    ];

    public static readonly ItemCatalogue Catalogue = ShortTickets();

    public GridOnPaper Grid { get; } = new(new(CatalogueHistory.Of(Catalogue), new TimeLimits()));

    /// <summary>Turns a pick into a request on the grid as it stands.</summary>
    public (Caller By, CaseCommand Command, CaseNumber? Case) Choose(Pick pick)
    {
        Grid.Wait(TimeSpan.FromMinutes(pick.Minutes));
        var serial = 1 + (pick.Where % Math.Min(Grid.State.NextSerial, CasesMax));
        if (serial == Grid.State.NextSerial && !pick.Wild)
        {
            return (Any([People.Resident, People.Neighbour], pick.Who), Report(pick.How, ReportSource.Resident), null);
        }

        var move = pick.Wild ? Any(Enum.GetValues<CaseMove>(), pick.What) : Legal(serial, pick.What);
        var command = Command(move, pick.How, serial);
        var by = pick.Wild ? Any(People.All, pick.Who) : Entitled(serial, move, pick.Who);
        return (by, command, move is CaseMove.Report ? null : GridOnPaper.Number(serial));
    }

    private CaseMove Legal(int serial, int choice)
    {
        var legal = CaseDefinition.Engine.LegalMoves(new(Grid.Case(serial), Grid.Now));
        var onward = legal.Where(Onward.Contains);
        return Any([.. legal, .. Enumerable.Repeat(onward, OnwardWeight).SelectMany(moves => moves)], choice);
    }

    private Caller Entitled(int serial, CaseMove move, int choice)
    {
        var at = new CaseAt(Grid.Case(serial), Grid.Now);
        Caller[] entitled = [.. People.All.Where(caller => CaseDefinition.Engine.Check(at, move, caller).Granted)];
        return entitled.Length == 0 ? People.City : Any(entitled, choice);
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
        CaseMove.Merge => new MergeCase(GridOnPaper.Number(1 + (how % Grid.State.NextSerial))),
        CaseMove.Reject => new RejectCase(how % 9 == 0 ? "" : "nothing there"),
        CaseMove.Reopen => new ReopenCase("again"),
        CaseMove.Appeal => new AppealCase("not right"),
        CaseMove.Rate => new RateCase(how % 6),
    };

    // Half of the tickets are the right one, half are anything.
    private AssignCase Assign(int how, int serial)
    {
        var worker = Any(Workers, how);
        if (worker == People.Department)
        {
            return Stories.ToDepartment;
        }

        var known = serial < Grid.State.NextSerial ? Grid.Case(serial).Item : Items[0];
        var ticket = how % 8 < 4 ? $"T-{known}" : Any(Tickets, how / 8);
        return new(new(AssigneeKind.Gridworker, worker.Id), ticket);
    }

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
