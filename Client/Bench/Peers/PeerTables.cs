using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>What was measured as Markdown: a person reads it, a document takes it as it is.</summary>
internal static class PeerTables
{
    private static readonly (string What, double Least, string Over, string Under)[] Aims =
    [
        ("in-process ≥ 20 × natural CRUD", 20, "in-process", "crud"),
        ("over HTTP, one a request, ≥ 5 × natural CRUD", 5, "http", "crud"),
        ("over HTTP, one a request, ≥ 2.5 × its leanest form", 2.5, "http", "crud-lean"),
        ("over HTTP, 25 a request, ≥ 15 × natural CRUD", 15, "http-batch", "crud"),
        ("in-process ≥ 3 × Akka.NET", 3, "in-process", "akka"),
        ("the same on a hot spot", 3, "in-process-hot", "akka-hot"),
        ("in-process ≥ 15 × WriteStateAsync", 15, "in-process", "write-state"),
        ("in-process, one a call, ≥ 0.5 × the bare batched journal", 0.5, "in-process", "journal"),
        ("in-process, 25 a call, ≥ 0.5 × the bare batched journal", 0.5, "in-process-batch", "journal"),
    ];

    private static readonly string[] Ours = ["in-process", "in-process-batch", "http", "http-batch"];

    private static readonly string[] Limits = ["journal", "pgbench", "file"];

    /// <summary>All tables.</summary>
    /// <param name="bench">What was measured.</param>
    /// <param name="heading">On what, when, and how.</param>
    /// <param name="output">Where to.</param>
    public static void Print(PeerBench bench, string heading, TextWriter output)
    {
        output.WriteLine(heading);
        output.WriteLine();
        PrintRates(bench.Rounds, output);
        PrintAims(bench.Rounds, output);
        PrintLimits(bench.Rounds, output);
        PrintLoads(bench.Loads, output);
    }

    private static void PrintRates(List<PeerRound> rounds, TextWriter output)
    {
        output.WriteLine("| what | transitions/s, median (min–max) | × natural CRUD | p50 / p99 ms | µs of CPU each: "
            + "server, database, generator | acknowledged, each durable once |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var peer in Peer.All)
        {
            var own = rounds.Where(round => round.Peer == peer.Name).Select(round => round.Result).ToList();
            if (own.Count > 0)
            {
                output.WriteLine($"| `{peer.Name}`: {peer.What} | {Rate(own)} | {Ratio(rounds, peer.Name, "crud")} | "
                    + $"{Latencies(own)} | {Cpu(own)} | {Audited(own)} |");
            }
        }

        output.WriteLine();
    }

    private static string Rate(List<RoundResult> own) =>
        $"{Figures.Median(own.Select(result => result.PerSecond)):N0} "
        + $"({own.Min(result => result.PerSecond):N0}–{own.Max(result => result.PerSecond):N0})";

    private static string Ratio(List<PeerRound> rounds, string over, string under) =>
        Figures.Ratios(rounds, over, under) is { Length: > 0 } ratios ? $"{Figures.Median(ratios):N2}" : "";

    private static string Latencies(List<RoundResult> own)
    {
        var all = own.Select(result => result.Latency).OfType<Latency>().ToList();
        return all.Count == 0
            ? ""
            : $"{Figures.Median(all.Select(one => one.P50)):N1} / {Figures.Median(all.Select(one => one.P99)):N1}";
    }

    private static string Cpu(List<RoundResult> own)
    {
        var moved = Math.Max(1, own.Sum(result => result.Transitions));
        double Each(Func<CpuSeconds, double> part) => own.Sum(result => part(result.Cpu)) * 1e6 / moved;
        return $"{Each(cpu => cpu.Server):N0}, {Each(cpu => cpu.Database):N0}, {Each(cpu => cpu.Generator):N0}";
    }

    private static string Audited(List<RoundResult> own) =>
        own.Find(result => result.Fault is not null)?.Fault
        ?? own.Find(result => !result.Audit.Clean)?.Audit.ToString()
        ?? $"{own.Sum(result => result.Audit.Acknowledged):N0}";

    private static void PrintAims(List<PeerRound> rounds, TextWriter output)
    {
        output.WriteLine("| aim | here: median of the rounds' ratios (min–max) | |");
        output.WriteLine("| --- | --- | --- |");
        foreach (var (what, least, over, under) in Aims)
        {
            if (Figures.Ratios(rounds, over, under) is { Length: > 0 } ratios)
            {
                var median = Figures.Median(ratios);
                output.WriteLine($"| {what} | {median:N2} ({ratios.Min():N2}–{ratios.Max():N2}) | "
                    + $"{(median >= least ? "reached" : "**missed**")} |");
            }
        }

        output.WriteLine();
    }

    private static void PrintLimits(List<PeerRound> rounds, TextWriter output)
    {
        var measured = Limits.Where(limit => rounds.Exists(round => round.Peer == limit)).ToList();
        if (measured.Count == 0)
        {
            return;
        }

        output.WriteLine($"| of the limit, reached | {string.Join(" | ", Ours.Select(name => $"`{name}`"))} |");
        output.WriteLine($"| --- {string.Concat(Ours.Select(_ => "| --- "))}|");
        foreach (var limit in measured)
        {
            output.WriteLine($"| `{limit}` | {string.Join(" | ", Ours.Select(name => Ratio(rounds, name, limit)))} |");
        }

        output.WriteLine();
    }

    private static void PrintLoads(List<LoadedRound> loads, TextWriter output)
    {
        if (loads.Count == 0)
        {
            return;
        }

        output.WriteLine("| open loop | load | offered/s | answered/s | p50 ms | p99 ms | p99.9 ms |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var load in loads)
        {
            var latency = load.Result.Latency is { } known
                ? $"{known.P50:N1} | {known.P99:N1} | {known.P999:N1}"
                : $"{load.Result.Fault} | |";
            output.WriteLine($"| `{load.Peer}` | {load.Percent} % | {load.Rate:N0} | {load.Result.PerSecond:N0} | "
                + $"{latency} |");
        }

        output.WriteLine();
    }
}
