using System.Globalization;
using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Scale;

/// <summary>What a deployment did at its limit.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Placement">Where grains lived.</param>
/// <param name="Apart">Whether gateways of their own served HTTP.</param>
/// <param name="Load">What the clients saw.</param>
/// <param name="SiloCpu">The processor time of silos and gateways.</param>
/// <param name="DatabaseCpu">The database's.</param>
internal sealed record ScaleResult(
    int Silos,
    string Placement,
    bool Apart,
    LoadResult Load,
    TimeSpan SiloCpu,
    TimeSpan DatabaseCpu)
{
    /// <summary>The table's head.</summary>
    public const string Head =
        "| silos | gateway | placement | transitions/s | silos' and gateways' CPU µs each | database's |\n"
        + "| --- | --- | --- | --- | --- | --- |";

    /// <summary>Its row.</summary>
    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Silos} | {(Apart ? "2 apart" : "in the silos")} | {Placement} "
        + $"| {Load.Acknowledged / Load.Seconds:N0} | {Each(SiloCpu):N0} | {Each(DatabaseCpu):N0} |");

    private double Each(TimeSpan cpu) => cpu.TotalMicroseconds / Load.Acknowledged;
}
