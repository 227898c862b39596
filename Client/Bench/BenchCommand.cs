using System.CommandLine;
using GridOrleans.Bench.Peers;

namespace GridOrleans.Bench;

/// <summary>The verb <c>bench</c>: this project's speed beside what one would use instead of it.</summary>
internal static class BenchCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new(
        "bench",
        "Measure this project beside what one would use instead of it. What it does from within is measured by "
        + "tests/Benchmarks.")
    {
        PeersCommand.Create(),
    };
}
