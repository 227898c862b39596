namespace GridOrleans.Cases;

/// <summary>How long a case may take, by severity (our convention).</summary>
internal sealed record TimeLimits;
