using System.Diagnostics.Metrics;

namespace GridOrleans.Escalation;

/// <summary>What goes on between the levels, for operators; meter <c>GridOrleans.Escalation</c>.</summary>
internal sealed class EscalationMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "GridOrleans.Escalation";

    /// <summary>The counter of missed deadlines.</summary>
    public const string DeadlinesName = "grid.deadlines.missed";

    private readonly Counter<long> _deadlines;
    private readonly Counter<long> _matters;
    private readonly Counter<long> _arrivals;
    private readonly UpDownCounter<long> _waiting;

    public EscalationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _deadlines = meter.CreateCounter<long>(DeadlinesName, "{deadline}", "Deadlines that passed and were marked.");
        _matters = meter.CreateCounter<long>("grid.matters.received", "{matter}", "News of matters that units took.");
        _arrivals = meter.CreateCounter<long>("grid.matters.arrived", "{matter}", "Matters that came to their owner.");
        _waiting = meter.CreateUpDownCounter<long>(
            "grid.matters.in_flight", "{message}", "Messages between the levels that their receivers have not yet.");

        // A counter that was never there cannot be seen to rise.
        _deadlines.Add(0);
        _matters.Add(0);
        _arrivals.Add(0);
        _waiting.Add(0);
    }

    /// <summary>So many messages more, or fewer, wait to be taken by the level that they are for.</summary>
    public void Waiting(int more) => _waiting.Add(more);

    public void Missed(int deadlines) => _deadlines.Add(deadlines);

    public void Received(int matters) => _matters.Add(matters);

    public void Arrived(int matters) => _arrivals.Add(matters);
}
