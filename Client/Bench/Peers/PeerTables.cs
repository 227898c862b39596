using System.Globalization;

namespace GridOrleans.Bench.Peers;

/// <summary>What was measured as Markdown: a person reads it, a document takes it as it is.</summary>
internal static class PeerTables
{
    private static readonly (string What, double Least, string Over, string Under)[] Aims =
    [
        ("in-process ≥ 20 × natural CRUD", 20, "in-process", "crud"),
        ("the same with the read model kept up", 20, "in-process-read", "crud"),
        ("over HTTP, one a request, ≥ 5 × natural CRUD", 5, "http", "crud"),
        ("over HTTP, one a request, ≥ 2.5 × its leanest form", 2.5, "http", "crud-lean"),
        ("over HTTP in batches ≥ 15 × natural CRUD", 15, "http-batch", "crud"),
        ("in-process ≥ 3 × Akka.NET", 3, "in-process", "akka"),
        ("on a hot spot ≥ 3 × Akka.NET", 3, "in-process-hot", "akka-hot"),
        ("in-process ≥ 15 × WriteStateAsync", 15, "in-process", "write-state"),
        ("in-process, one a call, ≥ 0.5 × the bare batched journal", 0.5, "in-process", "journal"),
        ("in-process, 25 a call, ≥ 0.5 × the bare batched journal", 0.5, "in-process-batch", "journal"),
    ];

    /// <summary>All tables.</summary>
    /// <param name="bench">What was measured.</param>
    /// <param name="heading">On what, when, and by which command.</param>
    /// <param name="output">Where to.</param>
    public static void Print(PeerBench bench, string heading, TextWriter output)
    {
        output.WriteLine(heading);
        output.WriteLine();
        Rates(bench.Rounds, output);
        Ratios(bench.Rounds, output);
        Loads(bench.Loads, output);
    }

    private static void Rates(List<PeerRound> rounds, TextWriter output)
    {
        output.WriteLine("| what | transitions/s, median (min–max) | p50 / p99 ms | µs of CPU each: server, database, "
            + "generator | audit |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var peer in Peer.All)
        {
            var own = rounds.Where(round => round.Peer == peer.Name).Select(round => round.Result).ToList();
            var good = own.Where(result => result.Fault is null).ToList();
            if (good.Count == 0)
            {
                continue;
            }

            var moved = good.Sum(result => result.Transitions);
            double Each(Func<Load.CpuSeconds, double> part) => good.Sum(result => part(result.Cpu)) * 1e6 / moved;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{peer.Name}`: {peer.What} | {Figures.Median(good.Select(result => result.PerSecond)):N0} "
                + $"({good.Min(result => result.PerSecond):N0}–{good.Max(result => result.PerSecond):N0}) | "
                + $"{Figures.Median(good.Select(result => result.P50)):N1} / "
                + $"{Figures.Median(good.Select(result => result.P99)):N1} | {Each(cpu => cpu.Server):N1}, "
                + $"{Each(cpu => cpu.Database):N1}, {Each(cpu => cpu.Generator):N1} | {Audited(own)} |"));
        }

        output.WriteLine();
    }

    private static string Audited(List<Load.RoundResult> results) =>
        results.Find(result => result.Fault is not null)?.Fault
        ?? results.Find(result => !result.Audit.Clean)?.Audit.ToString()
        ?? string.Create(CultureInfo.InvariantCulture, $"{results.Sum(result => result.Audit.Acknowledged):N0} clean");

    private static void Ratios(List<PeerRound> rounds, TextWriter output)
    {
        output.WriteLine("| aim | here: median of the rounds' ratios (min–max) | |");
        output.WriteLine("| --- | --- | --- |");
        foreach (var (what, least, over, under) in Aims)
        {
            var ratios = Figures.Ratios(rounds, over, under);
            if (ratios.Length > 0)
            {
                var median = Figures.Median(ratios);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {what} | {median:N2} ({ratios.Min():N2}–{ratios.Max():N2}) | "
                    + $"{(median >= least ? "reached" : "**not reached**")} |"));
            }
        }

        output.WriteLine();
    }

    private static void Loads(List<LoadedRound> loads, TextWriter output)
    {
        if (loads.Count == 0)
        {
            return;
        }

        output.WriteLine("| open loop | load | offered/s | answered/s | p50 ms | p99 ms |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var load in loads)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{load.Peer}` | {load.Percent} % | {load.Rate:N0} | {load.Result.PerSecond:N0} | "
                + $"{load.Result.P50:N1} | {load.Result.P99:N1} |"));
        }

        output.WriteLine();
    }
}
