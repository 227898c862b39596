using System.Globalization;

namespace GridOrleans.Cluster.Faults;

/// <summary>The report, as a markdown table, a row as soon as its fault is over.</summary>
internal sealed class FaultTable(TextWriter output)
{
    private readonly List<FaultResult> _results = [];
    private readonly List<Fault> _impossible = [];

    /// <summary>Adds a row.</summary>
    public void Add(FaultResult result)
    {
        Head();
        _results.Add(result);
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Storage} | {result.Fault.Name} | {result.Before.TotalSeconds:0.0} s "
            + $"| {result.Load.LongestWait.TotalSeconds:0.0} s"
            + $"{(result.Fault.Promised is { } promised ? $" (≤ {promised.TotalSeconds:0} s)" : "")} "
            + $"| {result.Load.Acknowledged:N0} | {result.Load.FailedAttempts:N0} | {result.Proof.Lost} "
            + $"| {result.Proof.Doubled} | {result.Fenced:N0} |"));
        if (!result.Survived)
        {
            Line($"  NOT SURVIVED: {result.Load.Findings} {result.Proof.Findings}");
        }
    }

    /// <summary>Adds a row of a fault that this machine cannot have.</summary>
    public void Add(Fault fault)
    {
        Head();
        _impossible.Add(fault);
        Line($"| – | {fault.Name} | not done: {fault.CannotHappen} | | | | | | |");
    }

    /// <summary>Sums up; true when everything was survived within what is promised.</summary>
    public bool End()
    {
        var (lost, doubled) = (_results.Sum(one => one.Proof.Lost), _results.Sum(one => one.Proof.Doubled));
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{_results.Count} faults, {_results.Sum(one => one.Load.Acknowledged):N0} commands acknowledged, "
            + $"{lost} lost, {doubled} doubled, {_results.Sum(one => one.Fenced):N0} fenced; "
            + $"{_results.Count(one => !one.Survived)} not survived, {_results.Count(one => !one.InTime)} later than "
            + $"promised, {_impossible.Count} not done."));
        return _results.TrueForAll(one => one is { Survived: true, InTime: true });
    }

    private void Head()
    {
        if (_results.Count + _impossible.Count == 0)
        {
            Line("| storage | fault | longest wait before | and with the fault (promised) | commands | retried "
                + "| lost | doubled | fenced |");
            Line("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        }
    }

    private void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }
}
