using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Bench.Load;

/// <summary>
/// The straight way of an ordinary case, report to archive, with texts as long as people write them: the workload that
/// this project and everything it is compared with is given.
/// </summary>
internal static class StraightWay
{
    /// <summary>How many commands take a case through its six steps: investigating takes two.</summary>
    public const int Steps = 7;

    private const string Text = "小区东门外人行道上有一块地砖松动翘起，老人和孩子路过容易绊倒，下雨天还会溅水，请尽快派人处理。";
    private const string Address = "东门外人行道";
    private const string Handler = "urban-management-desk-3";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    private static readonly byte[][] Bodies = [.. Enumerable.Range(0, Steps).Select(Serialize)];

    /// <summary>The moves in their order, as addresses and batches name them.</summary>
    public static ImmutableArray<string> Moves { get; } =
        ["report", "file", "assign", "start", "finish", "confirm", "close"];

    /// <summary>A step's command.</summary>
    /// <param name="step">0 to 6.</param>
    /// <param name="place">Where the matter is; only the report has it.</param>
    public static CaseCommand Command(int step, (double Lon, double Lat)? place = null) => step switch
    {
        0 => new ReportCase(Text, new(place?.Lon ?? 113.29, place?.Lat ?? 40.09, Address), ReportSource.Resident),
        1 => new FileCase(Severity.Ordinary),
        2 => new AssignCase(new(AssigneeKind.Department, Handler)),
        3 => new StartCase(),
        4 => new FinishCase("已更换破损地砖并重新铺设，现场清理完毕。")
        {
            Evidence = ["photo/before.jpg", "photo/after.jpg"],
        },
        5 => new ConfirmCase("您反映的问题已处理，感谢您的监督。"),
        6 => new CloseCase { Conditions = [.. Enum.GetValues<ClosingCondition>()] },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Who sends a step in a grid.</summary>
    public static Caller Caller(int step, UnitCode grid) => step switch
    {
        0 => new("resident-17", [new(Role.Resident, grid.At(UnitLevel.Village))]),
        3 or 4 => new(Handler, [new(Role.DepartmentHandler, grid.At(UnitLevel.District))]),
        _ => new("clerk-4", [new(Role.VillageClerk, grid.At(UnitLevel.Village))]),
    };

    /// <summary>A step's command as JSON: a request's body, and what others than this project store of it.</summary>
    public static ReadOnlyMemory<byte> Body(int step) => Bodies[step];

    /// <summary>A report from a place as JSON.</summary>
    public static byte[] Report((double Lon, double Lat) place) => Serialize(0, place);

    private static byte[] Serialize(int step) => Serialize(step, null);

    private static byte[] Serialize(int step, (double Lon, double Lat)? place)
    {
        var command = Command(step, place);
        return JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), Json);
    }
}
