namespace GridOrleans.Cases;

/// <summary>
/// How long a case may take from filing, by severity (our convention; configurable). Continuous hours: nights and
/// holidays count. The four clocks of the city's limits, working hours among them, come with supervision.
/// </summary>
internal sealed record TimeLimits
{
    /// <summary>The longest limit that makes sense: a year.</summary>
    public static readonly TimeSpan LimitMax = TimeSpan.FromDays(365);

    /// <summary>The limit of an ordinary matter 一般; more than 0, at most a year.</summary>
    public TimeSpan Ordinary { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The limit of a considerable matter 较大; at most that of an ordinary one.</summary>
    public TimeSpan Considerable { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The limit of a major matter 重大; at most that of a considerable one.</summary>
    public TimeSpan Major { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The limit of an extraordinary matter 特别重大; at most that of a major one.</summary>
    public TimeSpan Extraordinary { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The limit of a severity.</summary>
    public TimeSpan For(Severity severity) => severity switch
    {
        Severity.Ordinary => Ordinary,
        Severity.Considerable => Considerable,
        Severity.Major => Major,
        Severity.Extraordinary => Extraordinary,
    };

    /// <summary>What is wrong with the limits, one sentence each; empty when they are sound.</summary>
    public IEnumerable<string> Findings()
    {
        var smaller = LimitMax;
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            var limit = For(severity);
            if (limit <= TimeSpan.Zero || limit > LimitMax)
            {
                yield return $"{severity}: {limit} is not a limit; more than 0 and at most {LimitMax} is expected.";
            }
            else if (limit > smaller)
            {
                yield return $"{severity}: {limit} is longer than the limit {smaller} of a smaller matter.";
            }

            smaller = limit;
        }
    }

    /// <summary>The limits themselves, when they are sound.</summary>
    /// <exception cref="ArgumentException">They are not; every finding is named.</exception>
    public TimeLimits Validated()
    {
        var findings = string.Join(' ', Findings());
        return findings.Length == 0 ? this : throw new ArgumentException($"Time limits: {findings}");
    }
}
