using GridOrleans.Access;
using GridOrleans.Cases;
using Xunit;

namespace GridOrleans.Unit.Cases;

public sealed class ValidationTests
{
    private static readonly string Long = new('长', 2_001);

    private static readonly Dictionary<string, (CaseCommand Command, string[] Fields)> Malformed = new()
    {
        ["report: no text"] = (Stories.Rubbish with { Text = null! }, ["text"]),
        ["report: blank text"] = (Stories.Rubbish with { Text = " \n" }, ["text"]),
        ["report: long text"] = (Stories.Rubbish with { Text = Long }, ["text"]),
        ["report: control character"] = (Stories.Rubbish with { Text = "a\0b" }, ["text"]),
        ["report: half a pair"] = (Stories.Rubbish with { Text = "a\ud83db" }, ["text"]),
        ["report: no place"] = (Stories.Rubbish with { Place = null! }, ["place"]),
        ["report: place off the earth"] = (
            Stories.Rubbish with { Place = new(180.1, -90.1) },
            ["place.lon", "place.lat"]),
        ["report: no number"] = (
            Stories.Rubbish with { Place = new(double.NaN, double.PositiveInfinity) },
            ["place.lon", "place.lat"]),
        ["report: long address"] = (Stories.Rubbish with { Place = new(1, 1, Long[..201]) }, ["place.address"]),
        ["report: two-line address"] = (Stories.Rubbish with { Place = new(1, 1, "a\nb") }, ["place.address"]),
        ["report: source"] = (Stories.Rubbish with { Source = (ReportSource)9 }, ["source"]),
        ["report: no item"] = (Stories.Rubbish with { Item = null! }, ["item"]),
        ["report: evidence"] = (
            Stories.Rubbish with { Evidence = ["ok", "", Long[..201]] },
            ["evidence[1]", "evidence[2]"]),
        ["report: much evidence"] = (Stories.Rubbish with { Evidence = [.. Enumerable.Repeat("a", 10)] }, ["evidence"]),
        ["file: all"] = (new FileCase(default, (GroupSize)7, "\t"), ["severity", "groupSize", "item"]),
        ["assign: nobody"] = (new AssignCase(null!), ["to"]),
        ["assign: all"] = (
            new AssignCase(new((AssigneeKind)5, ""), new string('T', 65), Long[..1_001]),
            ["ticket", "note", "to.kind", "to.id"]),
        ["finish: all"] = (new FinishCase("") { Evidence = [null!] }, ["result", "evidence[0]"]),
        ["confirm: all"] = (new ConfirmCase(Long[..1_001]), ["feedback"]),
        ["rework: reason"] = (new ReworkCase(null!), ["reason"]),
        ["close: unknown condition"] = (
            new CloseCase { Conditions = [(ClosingCondition)8] },
            ["conditions[0]", "conditions"]),
        ["close: nothing ticked"] = (new CloseCase { Conditions = default }, ["conditions"]),
        ["return: all"] = (new ReturnCase((ReturnReason)9, ""), ["why", "reason"]),
        ["extend: no time"] = (new ExtendCase(0, "a"), ["hours"]),
        ["extend: all"] = (new ExtendCase(721, ""), ["hours", "reason"]),
        ["suspend: reason"] = (new SuspendCase(""), ["reason"]),
        ["escalate: reason"] = (new EscalateCase(""), ["reason"]),
        ["supervise: all"] = (new SuperviseCase(default, ""), ["due", "reason"]),
        ["merge: into"] = (new MergeCase(default), ["into"]),
        ["reject: reason"] = (new RejectCase(""), ["reason"]),
        ["reopen: reason"] = (new ReopenCase(""), ["reason"]),
        ["appeal: reason"] = (new AppealCase(""), ["reason"]),
        ["rate: all"] = (new RateCase(0, ""), ["stars", "text"]),
        ["rate: six stars"] = (new RateCase(6), ["stars"]),
        ["alarm: all"] = (new RaiseAlarm(null!, " "), ["text", "place"]),
        ["alarm: place"] = (new RaiseAlarm(new(181, 91)), ["place.lon", "place.lat"]),
        ["acknowledge: note"] = (new AcknowledgeCase(Long[..1_001]), ["note"]),
        ["guide: text"] = (new GuideCase(""), ["text"]),
        ["raise: all"] = (new RaiseCase(default, ""), ["severity", "reason"]),
        ["lower: all"] = (new LowerCase((Severity)5, null!), ["severity", "reason"]),
        ["hand back: reason"] = (new HandBackCase(" "), ["reason"]),
    };

    public static TheoryData<string> Names => [.. Malformed.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_wrong_field_is_named_at_once(string name)
    {
        var (command, fields) = Malformed[name];

        var refusal = Check(command, Opens(command) ? null : GridOnPaper.Number(1));

        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(fields, refusal!.Fields.Select(error => error.Field));
        Assert.All(refusal.Fields, error => Assert.Contains(error.Message, refusal.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_with_fields_is_malformed_once() =>
        Assert.Equal(
            Enum.GetValues<CaseMove>().Except([CaseMove.Start, CaseMove.Resume]),
            Malformed.Values.Select(row => row.Command.Move).Distinct().Order());

    [Fact]
    public void Everything_at_its_limit_is_accepted()
    {
        CaseCommand[] commands =
        [
            new ReportCase(Long[..2_000], new(-180, 90, Long[..200]), ReportSource.Hotline, new('N', 64))
            {
                Evidence = [.. Enumerable.Repeat(Long[..200], 9)],
            },
            new AssignCase(new(AssigneeKind.Gridworker, new('g', 64)), new('T', 64), Long[..1_000]),
            new FinishCase("two lines\r\n\tand a tab, 😀 too"),
            new ExtendCase(720, Long[..1_000]),
            new ReturnCase(ReturnReason.NotOnList),
            new RateCase(5),
            new RaiseAlarm(new(0, 0)),
            new RaiseAlarm(new(180, -90), Long[..2_000]),
            new AcknowledgeCase(),
            new GuideCase(Long[..1_000]),
        ];

        Assert.All(
            commands,
            command => Assert.Null(Check(command, Opens(command) ? null : GridOnPaper.Number(1))));
    }

    [Fact]
    public void A_report_and_an_alarm_have_no_number_yet_and_every_other_command_has_one()
    {
        var alarm = new RaiseAlarm(GridOnPaper.Square);
        Assert.Equal("case", Assert.Single(Check(alarm, GridOnPaper.Number(1))!.Fields).Field);
        Assert.Equal("case", Assert.Single(Check(Stories.Rubbish, GridOnPaper.Number(1))!.Fields).Field);
        Assert.Equal("case", Assert.Single(Check(new StartCase(), null)!.Fields).Field);
    }

    [Fact]
    public void A_caller_without_any_role_is_refused_before_the_fields_are_read() =>
        Assert.Equal(
            RefusalCode.NotEntitled,
            new GridOnPaper().Refuse(new Caller("nobody", default), Stories.Rubbish with { Text = "" }).Code);

    private static bool Opens(CaseCommand command) => command is ReportCase or RaiseAlarm;

    private static Refusal? Check(CaseCommand command, CaseNumber? number) =>
        CaseValidation.Check(
            new(default, People.Clerk, number, command),
            new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
}
