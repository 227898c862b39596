using System.CommandLine;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Measures;

/// <summary>Measures the screen: first view, frames and memory in a surge, what watchers cost the server.</summary>
internal static class MeasureCommand
{
    public const string Verb = "measure";

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Transitions a second that the surge offers.",
        DefaultValueFactory = _ => 5_000,
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "How long each thing is looked at.",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<int> Watchers = new("--watchers")
    {
        Description = "Screens that watch at once, against one.",
        DefaultValueFactory = _ => 1_000,
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Of 'view', 'surge' and 'watchers' only these.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["view", "surge", "watchers"],
    };

    public static Command Create()
    {
        var command = new Command(Verb, "First view, frames and memory in a surge, and the cost of many watchers.")
        {
            Rate, Seconds, Watchers, Only,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var (only, time) = (parsed.GetValue(Only)!, TimeSpan.FromSeconds(parsed.GetValue(Seconds)));
        await using var server = await ScreenServer.Start(stop);
        if (only.Contains("view") || only.Contains("surge"))
        {
            await using var browser = await Chromium.Start();
            if (only.Contains("view"))
            {
                await new FirstView(server, browser).Measure(stop);
            }

            if (only.Contains("surge"))
            {
                await new SurgeView(server, browser).Measure(parsed.GetValue(Rate), time, stop);
            }
        }

        if (only.Contains("watchers"))
        {
            var cost = new WatcherCost(server);
            await cost.Measure(1, time, stop);
            await cost.Measure(parsed.GetValue(Watchers), time, stop);
        }

        return 0;
    }
}
