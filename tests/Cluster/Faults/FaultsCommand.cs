using System.CommandLine;

namespace GridOrleans.Cluster.Faults;

/// <summary>The verb <c>faults</c>: makes faults happen under load, and prints what each of them cost.</summary>
internal static class FaultsCommand
{
    private static readonly Option<bool> Long = new("--long") { Description = "All faults, not the short form." };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Only faults whose name contains this, such as kill or database.",
    };

    private static readonly Option<DirectoryInfo?> Logs = new("--logs")
    {
        Description = "Keep here what each process printed.",
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Cases reported a second; each takes about seven commands.",
        DefaultValueFactory = _ => 30,
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command verb = new("faults", "Make faults happen under load, prove that nothing was lost or doubled, and tell.")
        {
            Long, Only, Rate, Logs,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var program = parsed.GetValue(Long) ? FaultProgram.Long : FaultProgram.Short;
        var table = new FaultTable(parsed.InvocationConfiguration.Output);
        program = program.Only(parsed.GetValue(Only)) with { Logs = parsed.GetValue(Logs)?.FullName };
        await program.Run(parsed.GetValue(Rate), table.Add, stop);
        return table.End() ? 0 : 1;
    }
}
