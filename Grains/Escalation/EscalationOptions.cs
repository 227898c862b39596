namespace GridOrleans.Escalation;

/// <summary>
/// Who owns a matter first, until when, and what happens when nobody does anything; section <c>Grid:Escalation</c>. The
/// severities are the city's; every number here is our convention. For whoever settles the city's rules; checked at the
/// start by <see cref="SeverityTable.Read"/>. Limits are written as docs/clocks.md says: <c>15m</c>, <c>2h</c>,
/// <c>8wh</c>, <c>3wd</c>, <c>5d</c>.
/// </summary>
internal sealed class EscalationOptions
{
    /// <summary>Where these are configured.</summary>
    public const string Section = "Grid:Escalation";

    /// <summary>Severity 01 特别重大.</summary>
    public SeverityOptions Extraordinary { get; set; } = new()
    {
        Owner = "city",
        Acknowledge = "5m",
        Handle = "1h",
        Repeat = "5m",
    };

    /// <summary>Severity 02 重大.</summary>
    public SeverityOptions Major { get; set; } = new()
    {
        Owner = "district",
        Acknowledge = "15m",
        Handle = "4h",
        Escalate = "city+1",
    };

    /// <summary>Severity 03 较大.</summary>
    public SeverityOptions Considerable { get; set; } = new()
    {
        Owner = "township",
        Acknowledge = "2h",
        Handle = "24h",
        Escalate = "district",
    };

    /// <summary>Severity 04 一般.</summary>
    public SeverityOptions Ordinary { get; set; } = new()
    {
        Owner = "grid",
        Acknowledge = "8wh",
        Handle = "3wd",
        Escalate = "township, district+1",
    };

    /// <summary>How long a case may stand at a step, whatever its severity.</summary>
    public StepOptions Steps { get; set; } = new();
}

/// <summary>One severity's row.</summary>
internal sealed class SeverityOptions
{
    /// <summary>
    /// The level that owns it first: <c>grid</c>, <c>village</c>, <c>township</c>, <c>district</c> or <c>city</c>.
    /// </summary>
    public string Owner { get; set; } = "";

    /// <summary>Within which it must be acknowledged; an assignment acknowledges, too.</summary>
    public string Acknowledge { get; set; } = "";

    /// <summary>Within which it must be done, from filing to sealing.</summary>
    public string Handle { get; set; } = "";

    /// <summary>
    /// Where it goes when it was not acknowledged or not done in time: levels with commas, <c>+1</c> for one limit
    /// later.
    /// </summary>
    public string Escalate { get; set; } = "";

    /// <summary>How often its owner is reminded until it is acknowledged; empty for never.</summary>
    public string Repeat { get; set; } = "";
}

/// <summary>Limits of single steps; empty for none.</summary>
internal sealed class StepOptions
{
    /// <summary>From report to filing.</summary>
    public string Reported { get; set; } = "4wh";

    /// <summary>From filing, or from a return, to assignment.</summary>
    public string Filed { get; set; } = "8wh";

    /// <summary>From assignment to the start.</summary>
    public string Assigned { get; set; } = "8wh";

    /// <summary>From the start to the feedback.</summary>
    public string Investigated { get; set; } = "";

    /// <summary>From feedback to archive.</summary>
    public string FedBack { get; set; } = "5wd";
}
