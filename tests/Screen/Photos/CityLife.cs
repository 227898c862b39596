using System.Globalization;
using System.Text.Json;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Photos;

/// <summary>A day's cases for the pictures: drawn by a fixed seed, made over HTTP as people make them.</summary>
/// <param name="server">The server.</param>
internal sealed class CityLife(ScreenServer server)
{
    /// <summary>The picture's day.</summary>
    private const int Cases = 1_400;

    /// <summary>Commands in one request; the gateway takes 500.</summary>
    private const int AtOnce = 400;

    private static readonly string[] Matters =
    [
        "路灯不亮", "井盖松动", "楼道堆放杂物", "污水外溢", "占道经营", "噪声扰民", "道路坑洼", "消防通道堵塞", "墙皮脱落",
        "电线垂落", "垃圾清运不及时", "邻里纠纷", "高空抛物隐患", "围挡破损", "树枝遮挡信号灯", "老人独居需探访",
    ];

    // Where most people live.
    private static readonly string[] Busy = ["140213", "140214", "140215"];

    private readonly Random _draw = new(7);

    private string Everybody => server.Token(
        "zhao", "village_clerk@1402", "township_desk@1402", "county_centre@1402", "city_centre@1402");

    /// <summary>Lets it happen.</summary>
    public async Task Begin(CancellationToken stop)
    {
        var grids = await server.Grids("1402", stop);
        var busy = grids.Where(grid => Busy.Contains(grid.District)).ToList();
        var items = await Items(stop);
        var places = Enumerable.Range(0, Cases).Select(_ => Pick(_draw.Next(10) < 6 ? busy : grids));
        var open = Some(await Report([.. places], stop), 0.9);
        var severities = open.ToDictionary(number => number, _ => Severity());
        await Send(Everybody, open, "file", number => new { severity = severities[number], item = Pick(items) }, stop);
        var big = open.Where(number => severities[number] is not "ordinary").ToList();
        await Send(Everybody, Some(big, 0.9), "acknowledge", _ => new { }, stop);
        var due = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10);
        await Send(
            Everybody,
            Some(open, 0.05),
            "supervise",
            _ => new { due = due.ToString("O", CultureInfo.InvariantCulture), reason = "群众反映强烈" },
            stop);
        open = Some(open, 0.8);
        await Send(Everybody, open, "assign", _ => new { to = new { kind = "department", id = "li" } }, stop);
        var handler = server.Token("li", "department_handler@1402");
        open = Some(open, 0.85);
        await Send(handler, open, "start", _ => new { }, stop);
        string[] evidence = ["photo/1.jpg"];
        open = Some(open, 0.85);
        await Send(handler, open, "finish", _ => new { result = "已处理", evidence }, stop);
        open = Some(open, 0.85);
        await Send(Everybody, open, "confirm", _ => new { feedback = "您反映的问题已处理" }, stop);
        string[] conditions = ["result_recorded", "evidence_complete", "reporter_told"];
        await Send(Everybody, Some(open, 0.85), "close", _ => new { conditions }, stop);
        await Task.Delay(due - TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(5), stop);
    }

    /// <summary>A big matter of a county in the middle of its way, for the desk.</summary>
    public async Task<string> BigMatter(CancellationToken stop)
    {
        var grid = (await server.Grids("140213067", stop))[3];
        var number = await server.Report(grid, "楼房墙体开裂，住户已自行撤出", stop);
        await Send(Everybody, [number], "file", _ => new { severity = "major", groupSize = "general" }, stop);
        await Send(
            server.Token("wu", "county_centre@140213"), [number], "acknowledge", _ => new { note = "已派专业队伍" }, stop);
        await Send(
            Everybody,
            [number],
            "assign",
            _ => new { to = new { kind = "department", id = "li" }, note = "先疏散，再加固" },
            stop);
        await Send(server.Token("li", "department_handler@1402"), [number], "start", _ => new { }, stop);
        return number;
    }

    /// <summary>Two alarms in a county that nobody has acknowledged.</summary>
    public async Task Alarm(string county, CancellationToken stop)
    {
        var grids = await server.Grids(county, stop);
        foreach (var (grid, text) in new[] { (grids[5], "燃气泄漏，请速派人"), (grids[^7], "老人走失") })
        {
            await server.Post(
                "/v1/alarms",
                server.Token("wang", "resident@1402"),
                new { place = new { lon = grid.Lon, lat = grid.Lat }, text },
                stop);
        }
    }

    /// <summary>Reports that come while somebody looks.</summary>
    public async Task Trickle(int cases, CancellationToken stop)
    {
        var grids = await server.Grids("1402", stop);
        for (var i = 0; i < cases; i++)
        {
            await server.Report(Pick(grids), Pick(Matters), stop);
        }
    }

    private async Task<string[]> Items(CancellationToken stop)
    {
        var catalogue = await server.Get("/v1/catalogue", Everybody, stop);
        return
        [
            .. catalogue.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!),
        ];
    }

    private async Task<List<string>> Report(PlacedGrid[] grids, CancellationToken stop)
    {
        List<string> numbers = [];
        foreach (var chunk in grids.Chunk(AtOnce))
        {
            var commands = chunk.Select(grid => new
            {
                id = server.NextId(),
                move = "report",
                text = Pick(Matters),
                place = new { lon = grid.Lon, lat = grid.Lat },
                source = "resident",
            }).ToArray();
            var resident = server.Token("wang", "resident@1402");
            var answer = await server.Post("/v1/commands", resident, new { commands }, stop);
            numbers.AddRange(answer.GetProperty("results").EnumerateArray()
                .Select(result => result.GetProperty("case").GetProperty("number").GetString()!));
        }

        return numbers;
    }

    // The move's own fields lie beside the id, the case and the move.
    private async Task Send(
        string token,
        List<string> cases,
        string move,
        Func<string, object> fields,
        CancellationToken stop)
    {
        foreach (var chunk in cases.Chunk(AtOnce))
        {
            var commands = chunk.Select(number =>
            {
                var command = JsonSerializer.SerializeToNode(fields(number))!.AsObject();
                (command["id"], command["case"], command["move"]) = (server.NextId(), number, move);
                return command;
            }).ToArray();
            var answer = await server.Post("/v1/commands", token, new { commands }, stop);
            foreach (var no in answer.GetProperty("results").EnumerateArray().Where(Refused))
            {
                throw new InvalidOperationException($"{move} was refused: {no}");
            }
        }
    }

    private static bool Refused(JsonElement result) => result.GetProperty("status").GetInt32() >= 300;

    private string Severity() => _draw.Next(1_000) switch
    {
        < 2 => "extraordinary",
        < 15 => "major",
        < 100 => "considerable",
        _ => "ordinary",
    };

    private List<string> Some(List<string> all, double share) => [.. all.Where(_ => _draw.NextDouble() < share)];

    private T Pick<T>(IReadOnlyList<T> all) => all[_draw.Next(all.Count)];
}
