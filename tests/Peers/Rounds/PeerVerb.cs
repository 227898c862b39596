using System.CommandLine;
using System.Text.Json;
using GridOrleans.Bench.Load;
using GridOrleans.Bench.Peers;

namespace GridOrleans.Peers.Rounds;

/// <summary>
/// The verbs of peers that load themselves: a line of JSON on the standard input orders a round, a line on the standard
/// output answers; the end of the input ends the process.
/// </summary>
internal static class PeerVerb
{
    /// <summary>The database that a peer uses.</summary>
    public static Option<string> Connection { get; } = new("--connection")
    {
        Description = "PostgreSQL's connection string, with a database that is only this peer's.",
        Required = true,
    };

    /// <summary>The verb of a peer that measures itself.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="start">Starts it on a database.</param>
    public static Command Of(string name, string description, Func<string, Task<IRounds>> start)
    {
        var verb = new Command(name, description) { Connection };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var rounds = await start(parsed.GetRequiredValue(Connection));
            await Serve(rounds, stop);
        });
        return verb;
    }

    /// <summary>The verb of a peer that the common loop loads.</summary>
    public static Command Loaded(string name, string description, Func<string, Task<ILoadTarget>> start) =>
        Of(name, description, async connection => new LoadedRounds(
            await start(connection),
            await CpuMeter.Create(Environment.ProcessId, connection)));

    private static async Task Serve(IRounds rounds, CancellationToken stop)
    {
        await Console.Out.WriteLineAsync(PeerProcess.Ready);
        while (await Console.In.ReadLineAsync(stop) is { } line)
        {
            var result = await Answer(rounds, JsonSerializer.Deserialize<RoundOrder>(line)!, stop);
            await Console.Out.WriteLineAsync(PeerProcess.Result + JsonSerializer.Serialize(result));
        }
    }

    private static async Task<RoundResult> Answer(IRounds rounds, RoundOrder order, CancellationToken stop)
    {
        try
        {
            return await rounds.Run(order, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it is, the comparison says which peer it was and goes on with the others.
            return RoundResult.Failed($"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
