using System.CommandLine;

namespace GridOrleans.Cluster.Scale;

/// <summary>The verb <c>scale</c>: what a transition costs with more silos on the same processors.</summary>
internal static class ScaleCommand
{
    private static readonly Option<int[]> Silos = new("--silos")
    {
        Description = "How many silos; several are measured one after the other.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 2, 4],
    };

    private static readonly Option<string> Placement = new("--placement")
    {
        Description = "Where grains live: resources, even or township.",
        DefaultValueFactory = _ => "resources",
    };

    private static readonly Option<bool> Apart = new("--apart")
    {
        Description = "HTTP by two gateways of their own, not by the silos.",
    };

    private static readonly Option<int> InFlight = new("--in-flight")
    {
        Description = "Requests on their way at once.",
        DefaultValueFactory = _ => 128,
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "About how long each is measured.",
        DefaultValueFactory = _ => 10,
    };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command verb = new("scale", "Measure what a durable transition costs, by number of silos.")
        {
            Silos, Placement, Apart, InFlight, Seconds,
        };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(ScaleResult.Head);
        foreach (var silos in parsed.GetRequiredValue(Silos))
        {
            var run = new ScaleRun(silos, parsed.GetRequiredValue(Placement), parsed.GetValue(Apart))
            {
                InFlight = parsed.GetValue(InFlight),
                Seconds = parsed.GetValue(Seconds),
            };
            await output.WriteLineAsync((await run.Measure(stop)).Row);
        }

        return 0;
    }
}
