using System.CommandLine;
using System.Globalization;

namespace GridOrleans.Cluster.Faults;

/// <summary>The verb <c>faults</c>: makes faults happen under load, and prints what each of them cost.</summary>
internal static class FaultsCommand
{
    private static readonly Option<bool> Long = new("--long") { Description = "All faults, not the short form." };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Only faults whose name contains this, such as kill or database.",
    };

    private static readonly Option<string?> Rows = new("--rows")
    {
        Description = "Only these rows of the table, such as 4-7.",
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
            Long, Rows, Only, Rate, Logs,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var program = parsed.GetValue(Long) ? FaultProgram.Long : FaultProgram.Short;
        var table = new FaultTable(parsed.InvocationConfiguration.Output);
        program = program.Between(Bounds(parsed.GetValue(Rows))).Only(parsed.GetValue(Only)) with
        {
            Logs = parsed.GetValue(Logs)?.FullName,
        };
        await program.Run(parsed.GetValue(Rate), table, stop);
        return table.End() ? 0 : 1;
    }

    private static (int First, int Last)? Bounds(string? rows)
    {
        if (rows is null)
        {
            return null;
        }

        var ends = rows.Split('-');
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
    }
}
