using System.Diagnostics;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Benchmarks.Transitions;

/// <summary>The straight way of an ordinary case, report to archive, with texts as long as people write them.</summary>
internal static class BenchWalk
{
    /// <summary>How many commands a case takes.</summary>
    public const int Steps = 7;

    // The database may be one that was used before: what was sent then must not look like a resend now.
    private static readonly long Run = Stopwatch.GetTimestamp();

    private const string Text = "小区东门外人行道上有一块地砖松动翘起，老人和孩子路过容易绊倒，下雨天还会溅水，请尽快派人处理。";
    private const string Handler = "urban-management-desk-3";

    public static CaseRequest Request(UnitCode grid, CaseNumber? number, (int Worker, int Round, int Step) at, int slot)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"bench-{Run:x}-{at.Worker}-{at.Round}-{slot}-{at.Step}");
        var (role, caller, command) = Step(at.Step);
        return new(CommandId.Parse(id), new(caller, [new(role, Where(role, grid))]), number, command);
    }

    private static (Role Role, string Caller, CaseCommand Command) Step(int step) => step switch
    {
        0 => (Role.Resident, "resident-17", new ReportCase(Text, new(113.29, 40.09, "东门外人行道"), ReportSource.Resident)),
        1 => (Role.VillageClerk, "clerk-4", new FileCase(Severity.Ordinary)),
        2 => (Role.VillageClerk, "clerk-4", new AssignCase(new(AssigneeKind.Department, Handler))),
        3 => (Role.DepartmentHandler, Handler, new StartCase()),
        4 => (Role.DepartmentHandler, Handler, new FinishCase("已更换破损地砖并重新铺设，现场清理完毕。")
        {
            Evidence = ["photo/before.jpg", "photo/after.jpg"],
        }),
        5 => (Role.VillageClerk, "clerk-4", new ConfirmCase("您反映的问题已处理，感谢您的监督。")),
        6 => (Role.VillageClerk, "clerk-4", new CloseCase { Conditions = [.. Enum.GetValues<ClosingCondition>()] }),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static UnitCode Where(Role role, UnitCode grid) =>
        role is Role.DepartmentHandler ? grid.At(UnitLevel.District) : grid.At(UnitLevel.Village);
}
