using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>
/// Cases that go their seven moves over all grids in batches, as phones send them: much load from little of this
/// machine, which has the browser to bear, too.
/// </summary>
internal sealed class BatchSurge(ScreenServer server, IReadOnlyList<PlacedGrid> grids)
{
    private const int Batch = 250;
    private const int Workers = 6;

    private static readonly string[] Moves = ["file", "assign", "start", "finish", "confirm", "close"];

    private long _taken;
    private long _refused;

    /// <summary>Commands that were taken so far.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Commands that were refused so far.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Goes on until stopped, at so many commands a second at most.</summary>
    public Task Run(int rate, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Workers)
        .Select(worker => Task.Run(() => Work(worker, rate / (double)Workers, stop), stop)));

    private async Task Work(int worker, double rate, CancellationToken stop)
    {
        var draw = new Random(worker);
        var clock = Stopwatch.StartNew();
        long sent = 0;
        try
        {
            while (true)
            {
                var reports = Enumerable.Range(0, Batch).Select(_ => Report(grids[draw.Next(grids.Count)]));
                var cases = await Send("resident", reports);
                foreach (var move in Moves)
                {
                    await Pace();
                    var who = move is "start" or "finish" ? "li" : "zhao";
                    await Send(who, cases.Select(object (number) => Command(number, move)));
                }

                await Pace();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was long enough.
        }

        async Task Pace()
        {
            var ahead = TimeSpan.FromSeconds(sent / rate) - clock.Elapsed;
            await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero, stop);
        }

        async Task<List<string>> Send(string who, IEnumerable<object> commands)
        {
            var all = commands.ToArray();
            if (all.Length == 0)
            {
                return [];
            }

            var answer = await server.Post("/v1/commands", Token(who), new { commands = all }, stop);
            var taken = answer.GetProperty("results").EnumerateArray()
                .Where(result => result.TryGetProperty("case", out _))
                .Select(result => result.GetProperty("case").GetProperty("number").GetString()!)
                .ToList();
            sent += all.Length;
            Interlocked.Add(ref _taken, taken.Count);
            Interlocked.Add(ref _refused, all.Length - taken.Count);
            return taken;
        }
    }

    private string Token(string who) => who switch
    {
        "resident" => server.Token("wang", "resident@1402"),
        "li" => server.Token("li", "department_handler@1402"),
        _ => server.Token("zhao", "village_clerk@1402"),
    };

    private object Report(PlacedGrid grid) => new
    {
        id = server.NextId(),
        move = "report",
        text = "路灯不亮",
        place = new { lon = grid.Lon, lat = grid.Lat },
        source = "resident",
    };

    private JsonObject Command(string number, string move)
    {
        var fields = JsonSerializer.SerializeToNode<object>(move switch
        {
            "file" => new { severity = "ordinary" },
            "assign" => new { to = new { kind = "department", id = "li" } },
            "finish" => new { result = "已处理" },
            "confirm" => new { feedback = "已处理" },
            "close" => new { conditions = (string[])["result_recorded", "evidence_complete", "reporter_told"] },
            _ => new { },
        })!.AsObject();
        (fields["id"], fields["case"], fields["move"]) = (server.NextId(), number, move);
        return fields;
    }
}
