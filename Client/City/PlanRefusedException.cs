namespace GridOrleans.City;

/// <summary>A city plan has errors and must not be used.</summary>
/// <param name="folder">Where the plan lies.</param>
/// <param name="findings">Its error-level findings.</param>
internal sealed class PlanRefusedException(string folder, IReadOnlyList<PlanFinding> findings)
    : Exception(Describe(folder, findings))
{
    /// <summary>Findings named in the message; the rest is counted.</summary>
    private const int Named = 20;

    /// <summary>Every error-level finding.</summary>
    public IReadOnlyList<PlanFinding> Findings { get; } = findings;

    private static string Describe(string folder, IReadOnlyList<PlanFinding> findings)
    {
        var rest = findings.Count > Named ? $"{Environment.NewLine}  … and {findings.Count - Named} more." : "";
        var lines = findings.Take(Named).Select(finding => $"{Environment.NewLine}  {finding}");
        return $"The city plan in {folder} is refused for {findings.Count} error(s):{string.Concat(lines)}{rest}";
    }
}
