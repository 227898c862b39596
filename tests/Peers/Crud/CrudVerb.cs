using System.CommandLine;
using GridOrleans.Bench.Peers;
using GridOrleans.Peers.Rounds;

namespace GridOrleans.Peers.Crud;

/// <summary>The verb <c>crud</c>: serves until its standard input ends.</summary>
internal static class CrudVerb
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where it listens.",
        DefaultValueFactory = _ => "http://127.0.0.1:8081",
    };

    private static readonly Option<bool> Lean = new("--lean") { Description = "One statement a step." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("crud", "The service that one would write without actors or a journal.")
        {
            PeerVerb.Connection, Urls, Lean,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var service = await CrudService.Start(
                parsed.GetRequiredValue(PeerVerb.Connection),
                parsed.GetRequiredValue(Urls),
                parsed.GetValue(Lean));
            await Console.Out.WriteLineAsync(PeerProcess.Ready);
            await Console.In.ReadToEndAsync(stop);
        });
        return verb;
    }
}
