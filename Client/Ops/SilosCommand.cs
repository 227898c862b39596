using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace GridOrleans.Ops;

/// <summary>The verb <c>silos</c>: the cluster as operators see and steer it.</summary>
internal static class SilosCommand
{
    private const long Mebibyte = 1_024 * 1_024;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private static readonly OpsGateway Gateway = new();

    private static readonly Argument<string> Name = new("NAME")
    {
        Description = "The silo's name, as 'silos' lists it.",
    };

    private static readonly Option<bool> Last = new("--last")
    {
        Description = "Although it is the only silo, and the city stops with it.",
    };

    private static readonly Option<int> Wait = new("--wait")
    {
        Description = "How many seconds to wait until it has left; 0 does not wait.",
        DefaultValueFactory = _ => 90,
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "For how long to look, 1–30.",
        DefaultValueFactory = _ => 5,
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command(
            "silos",
            "List the silos 节点: name, release, age, grains, load, placement. Below it: drain one, find hot grids.");
        Gateway.AddTo(verb);
        verb.SetAction((parsed, stop) => Gateway.Run(parsed, null, http => List(parsed, http, stop)));
        verb.Add(DrainVerb());
        verb.Add(HotVerb());
        return verb;
    }

    private static Command DrainVerb()
    {
        var verb = new Command(
            "drain",
            "Tell a silo to end its requests, hand its grains over, write what waits, and stop 下线. Waits for it.")
        {
            Name, Last, Wait,
        };
        verb.SetAction((parsed, stop) => Gateway.Run(parsed, null, http => Drain(parsed, http, stop)));
        return verb;
    }

    private static Command HotVerb()
    {
        var verb = new Command("hot", "The grids that are called most often right now 热点网格.") { Seconds };
        verb.SetAction((parsed, stop) => Gateway.Run(parsed, null, http => Hot(parsed, http, stop)));
        return verb;
    }

    private static async Task<int> List(ParseResult parsed, OpsHttp http, CancellationToken stop)
    {
        var output = parsed.InvocationConfiguration.Output;
        var reply = await http.Ask(HttpMethod.Get, "/v1/ops/silos", stop);
        if (parsed.GetValue(Gateway.Json))
        {
            await output.WriteLineAsync(reply.GetRawText());
            return 0;
        }

        await output.WriteLineAsync(
            $"{"silo",-24} {"release",-12} {"age",10} {"grains",8} {"grids",6} {"cpu",5} {"memory",9} {"queue",6} "
            + "placement");
        foreach (var silo in reply.GetProperty("silos").EnumerateArray())
        {
            await output.WriteLineAsync(Line(silo, TimeProvider.System.GetUtcNow()));
        }

        return 0;
    }

    private static string Line(JsonElement silo, DateTimeOffset now)
    {
        var age = now - silo.GetProperty("startedAt").GetDateTimeOffset();
        var cpu = silo.TryGetProperty("cpuPercent", out var percent) && percent.ValueKind is JsonValueKind.Number
            ? string.Create(CultureInfo.InvariantCulture, $"{percent.GetDouble():F0} %")
            : "?";
        var memory = silo.GetProperty("memoryBytes").GetInt64() / Mebibyte;
        var draining = silo.GetProperty("draining").GetBoolean() ? " draining" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(silo, "name"),-24} {Release(silo),-12} {Age(age),10}"
            + $" {Number(silo, "activations"),8} {Number(silo, "grids"),6} {cpu,5} {memory,5} MiB"
            + $" {Number(silo, "queue"),6} {Text(silo, "placement")}{draining}");
    }

    private static string Age(TimeSpan age) => age.ToString(
        age.TotalDays >= 1 ? @"d\d\ h\h" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    // Without the commit that it was built from.
    private static string Release(JsonElement silo) => Text(silo, "version").Split('+')[0];

    private static async Task<int> Drain(ParseResult parsed, OpsHttp http, CancellationToken stop)
    {
        var (name, output) = (parsed.GetRequiredValue(Name), parsed.InvocationConfiguration.Output);
        var last = parsed.GetValue(Last) ? "?last=true" : "";
        var silo = await http.Ask(HttpMethod.Post, $"/v1/ops/silos/{Uri.EscapeDataString(name)}/drain{last}", stop);
        await output.WriteLineAsync($"{name} was told to stop.");
        var clock = TimeProvider.System;
        var (began, wait) = (clock.GetTimestamp(), TimeSpan.FromSeconds(parsed.GetValue(Wait)));
        while (clock.GetElapsedTime(began) < wait)
        {
            if (!await IsMember(http, Text(silo, "address"), stop))
            {
                await output.WriteLineAsync($"{name} has left the cluster.");
                return 0;
            }

            await Task.Delay(LookAgain, clock, stop);
        }

        if (wait == TimeSpan.Zero)
        {
            return 0;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(
            $"{name} is still a member after {wait.TotalSeconds:F0} s: look at its log, and at 'silos'.");
        return 1;
    }

    // A gateway that cannot be reached any more was that silo's own; one that answers a fault does not know now.
    private static async Task<bool> IsMember(OpsHttp http, string address, CancellationToken stop)
    {
        try
        {
            var reply = await http.Ask(HttpMethod.Get, "/v1/ops/silos", stop);
            return reply.GetProperty("silos").EnumerateArray().Any(silo => Text(silo, "address") == address);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<int> Hot(ParseResult parsed, OpsHttp http, CancellationToken stop)
    {
        var output = parsed.InvocationConfiguration.Output;
        var reply = await http.Ask(HttpMethod.Get, $"/v1/ops/grids/hot?seconds={parsed.GetValue(Seconds)}", stop);
        if (parsed.GetValue(Gateway.Json))
        {
            await output.WriteLineAsync(reply.GetRawText());
            return 0;
        }

        var seconds = reply.GetProperty("seconds").GetInt32();
        var grids = reply.GetProperty("grids").EnumerateArray().ToList();
        await output.WriteLineAsync(grids.Count == 0
            ? $"No grid was called in {seconds} s."
            : $"{"grid",-15} {"calls/s",10} silo");
        foreach (var grid in grids)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Text(grid, "grid"),-15} {(double)Number(grid, "calls") / seconds,10:F1} {Text(grid, "silo")}"));
        }

        return 0;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();
}
