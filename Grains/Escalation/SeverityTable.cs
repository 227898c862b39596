using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Clocks;

namespace GridOrleans.Escalation;

/// <summary>The table of severities and levels, and the limits of single steps: read once, at the start.</summary>
internal sealed class SeverityTable
{
    private readonly FrozenDictionary<Severity, SeverityRow> _rows;
    private readonly ImmutableArray<Limit?> _steps;

    private SeverityTable(IReadOnlyDictionary<Severity, SeverityRow> rows, ImmutableArray<Limit?> steps)
    {
        _rows = rows.ToFrozenDictionary();
        _steps = steps;
    }

    /// <summary>The row of a severity.</summary>
    public SeverityRow this[Severity severity] => _rows[severity];

    /// <summary>The limit of a step; null when it has none of its own.</summary>
    public Limit? LimitOf(CaseStep step) => _steps[(int)step];

    /// <summary>Reads the options.</summary>
    /// <exception cref="ArgumentException">They are not sound; every finding is named.</exception>
    public static SeverityTable Read(EscalationOptions options)
    {
        var reading = new SeverityReading();
        var rows = reading.Rows(options);
        var steps = reading.Steps(options.Steps);
        if (reading.Findings.Count == 0)
        {
            reading.Compare(rows);
        }

        return reading.Findings.Count == 0
            ? new(rows, steps)
            : throw new ArgumentException(
                $"{EscalationOptions.Section} is not sound:\n{string.Join('\n', reading.Findings)}");
    }
}
