using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Npgsql;

namespace GridOrleans.Bench.Peers;

/// <summary>The verb <c>bench peers</c>.</summary>
internal static class PeersCommand
{
    private const int Failed = 1;
    private const int Stopped = 130;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<string> Connection = new("--connection")
    {
        Description = "The PostgreSQL server, on this machine; 'tests/postgres start' prints one. A database for each "
            + "peer is made on it and dropped at the end.",
        Required = true,
    };

    private static readonly Option<int> Rounds = Number("--rounds", "How often each is measured, in turns.", 5);
    private static readonly Option<int> Seconds = Number("--seconds", "Seconds that are measured in a round.", 10);
    private static readonly Option<int> WarmUp = Number("--warm-up", "Seconds of load before the first round.", 8);
    private static readonly Option<int> InFlight = Number("--in-flight", "Cases that are moved at once.", 512);

    private static readonly Option<IReadOnlyList<Peer>?> Only = new("--only")
    {
        Description = $"Only these, by comma; all unless told: {Names}.",
        CustomParser = result => ReadPeers(result.Tokens.Single().Value, result.AddError),
    };

    private static readonly Option<int[]> Loads = new("--loads")
    {
        Description = "Percentages of the reached rate at which this project's latencies are taken, by comma; or none.",
        DefaultValueFactory = _ => [10, 50, 80],
        CustomParser = result => ReadPercentages(result.Tokens.Single().Value, result.AddError),
    };

    private static readonly Option<FileInfo?> Json = new("--json") { Description = "Write all rounds to this file." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command(
            "peers",
            "Take the same cases through the same steps on the same database server: through this project, through "
            + "what one would use instead, and through nothing at all. Rounds alternate; after each, every "
            + "acknowledged command is looked up. The load generator shares this machine's processors with all. "
            + "Build tests/Peers first, in Release.")
        {
            Connection, Rounds, Seconds, WarmUp, InFlight, Only, Loads, Json,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }

    private static string Names => string.Join(", ", Peer.All.Select(peer => peer.Name));

    private static IReadOnlyList<Peer> ReadPeers(string text, Action<string> refuse)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(names, name => Peer.All.All(peer => peer.Name != name)) is { } unknown)
        {
            refuse($"There is no peer '{unknown}'. There are: {Names}.");
        }

        return [.. Peer.All.Where(peer => names.Contains(peer.Name, StringComparer.Ordinal))];
    }

    private static int[] ReadPercentages(string text, Action<string> refuse)
    {
        if (text == "none")
        {
            return [];
        }

        int[] percentages =
        [
            .. text.Split(',', StringSplitOptions.TrimEntries).Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : 0),
        ];
        if (!percentages.All(percent => percent is > 0 and <= 100))
        {
            refuse($"'{text}' is no list of percentages from 1 to 100, such as 10,50,80; nor is it none.");
        }

        return percentages;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var console = parsed.InvocationConfiguration;
        var settings = new PeerSettings(parsed.GetRequiredValue(Connection), parsed.GetValue(Only) ?? Peer.All)
        {
            Rounds = parsed.GetValue(Rounds),
            Seconds = parsed.GetValue(Seconds),
            WarmUp = parsed.GetValue(WarmUp),
            InFlight = parsed.GetValue(InFlight),
            Loads = parsed.GetValue(Loads)!,
        };
        await using var bench = new PeerBench(settings, TimeProvider.System, console.Error.WriteLine);
        try
        {
            await bench.Run(stop);
            await Report(bench, settings, parsed);
            var results = bench.Rounds.Select(round => round.Result).Concat(bench.Loads.Select(load => load.Result));
            return results.All(result => result.Good) ? 0 : Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Report(bench, settings, parsed);
            return Stopped;
        }
        catch (Exception fault) when (fault is PeerFailedException or NpgsqlException or IOException)
        {
            await console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }

    private static async Task Report(PeerBench bench, PeerSettings settings, ParseResult parsed)
    {
        PeerTables.Print(bench, Heading(bench, settings), parsed.InvocationConfiguration.Output);
        if (parsed.GetValue(Json) is { } file)
        {
            var all = new
            {
                bench.Server,
                settings.Seconds,
                settings.InFlight,
                bench.Rounds,
                bench.Loads,
            };
            var text = JsonSerializer.Serialize(all, Indented);
            await File.WriteAllTextAsync(file.FullName, text, CancellationToken.None);
        }
    }

    private static string Heading(PeerBench bench, PeerSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Environment.ProcessorCount} processors shared by all; "
        + $"{RuntimeInformation.FrameworkDescription}; PostgreSQL {bench.Server}; {settings.Rounds} rounds of "
        + $"{settings.Seconds} s, {settings.InFlight} in flight.");
}
