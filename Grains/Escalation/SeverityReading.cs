using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Units;
using GridOrleans.Workflow;

namespace GridOrleans.Escalation;

/// <summary>Reads <see cref="EscalationOptions"/> and collects everything that is wrong with them.</summary>
internal sealed class SeverityReading
{
    private const int LimitsLaterMax = 100;

    private readonly List<string> _findings = [];

    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The rows, each severity once.</summary>
    public Dictionary<Severity, SeverityRow> Rows(EscalationOptions options) =>
        Enum.GetValues<Severity>().ToDictionary(severity => severity, severity => Row(severity, Of(options, severity)));

    /// <summary>The steps' limits, by step.</summary>
    public ImmutableArray<Limit?> Steps(StepOptions steps) =>
    [
        .. Enum.GetValues<CaseStep>().Select(step => Optional($"Steps:{step}", Of(steps, step))),
    ];

    /// <summary>
    /// Holds the rows against each other and against what the city has published; only rows that could all be read.
    /// </summary>
    public void Compare(Dictionary<Severity, SeverityRow> rows)
    {
        foreach (var (severity, row) in rows)
        {
            // 办小事、报大事: small matters are handled in the grid, big ones reported upward (published).
            var isSmall = severity is Severity.Ordinary;
            Check(isSmall == row.Owner is UnitLevel.Grid, $"{severity}:Owner", isSmall
                ? "an ordinary matter is owned by its grid first."
                : "a matter of severity 01–03 is not owned by a grid.");
            Check(
                severity is not Severity.Extraordinary || row.Repeat is not null,
                $"{severity}:Repeat",
                "nobody stands above its owner: a limit after which the owner is reminded again is expected.");
            if (rows.TryGetValue(severity - 1, out var bigger))
            {
                Check(
                    bigger.Owner <= row.Owner,
                    $"{severity}:Owner",
                    $"a bigger matter, {severity - 1}, would be owned by a lower level.");
                NotLonger(severity - 1, nameof(row.Acknowledge), bigger.Acknowledge, row.Acknowledge, severity);
                NotLonger(severity - 1, nameof(row.Handle), bigger.Handle, row.Handle, severity);
            }

            NotLonger(severity, nameof(row.Acknowledge), row.Acknowledge, row.Handle, severity);
        }
    }

    // A row or a limit that is null in the configuration is one that is empty.
    private static SeverityOptions Of(EscalationOptions options, Severity severity) => severity switch
    {
        Severity.Extraordinary => options.Extraordinary,
        Severity.Major => options.Major,
        Severity.Considerable => options.Considerable,
        Severity.Ordinary => options.Ordinary,
    } ?? new();

    private static string? Of(StepOptions steps, CaseStep step) => step switch
    {
        CaseStep.Reported => steps.Reported,
        CaseStep.Filed => steps.Filed,
        CaseStep.Assigned => steps.Assigned,
        CaseStep.Investigated => steps.Investigated,
        CaseStep.FedBack => steps.FedBack,
        CaseStep.Archived => "",
    };

    private SeverityRow Row(Severity severity, SeverityOptions row)
    {
        var owner = Level($"{severity}:Owner", row.Owner);
        return new(
            owner ?? UnitLevel.Grid,
            Needed($"{severity}:Acknowledge", row.Acknowledge),
            Needed($"{severity}:Handle", row.Handle),
            Escalate($"{severity}:Escalate", row.Escalate ?? "", owner ?? UnitLevel.Grid),
            Optional($"{severity}:Repeat", row.Repeat));
    }

    private ImmutableArray<EscalationStep> Escalate(string name, string text, UnitLevel owner)
    {
        var steps = ImmutableArray.CreateBuilder<EscalationStep>();
        var before = new EscalationStep(owner, -1);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Step(name, part) is not { } step)
            {
                continue;
            }

            Check(step.To < before.To, name, $"'{part}' is no level above {Spelling.Of(before.To)}.");
            Check(step.LimitsLater > before.LimitsLater, name, $"'{part}' does not come later than the step before.");
            steps.Add(step);
            before = step;
        }

        return steps.ToImmutable();
    }

    private EscalationStep? Step(string name, string part)
    {
        var plus = part.IndexOf('+', StringComparison.Ordinal);
        var later = 0;
        var counted = plus < 0
            || (int.TryParse(part.AsSpan(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out later)
                && later <= LimitsLaterMax);
        Check(counted, name, $"'{part}': after '+', how many limits later is expected, at most {LimitsLaterMax}.");
        return Level(name, plus < 0 ? part : part[..plus]) is { } to && counted ? new(to, later) : null;
    }

    private UnitLevel? Level(string name, string? text)
    {
        foreach (var level in Enum.GetValues<UnitLevel>())
        {
            if (Spelling.Of(level) == text)
            {
                return level;
            }
        }

        Check(false, name, $"'{text}' is no level: one of {Spelling.List(Enum.GetValues<UnitLevel>())} is expected.");
        return null;
    }

    private Limit? Optional(string name, string? text) => string.IsNullOrEmpty(text) ? null : Needed(name, text);

    private Limit Needed(string name, string? text)
    {
        try
        {
            return Limit.Parse(text ?? "");
        }
        catch (FormatException refused)
        {
            Check(false, name, refused.Message);
            return default;
        }
    }

    // Nights and holidays make a limit longer: the least that it can be is what two clocks have in common.
    private void NotLonger(Severity severity, string column, Limit limit, Limit other, Severity than) => Check(
        limit.ShortestSpan <= other.ShortestSpan,
        $"{severity}:{column}",
        severity == than
            ? $"{limit} is longer than {other}, within which the matter must be done."
            : $"{limit} is longer than {other}, the limit of a smaller matter, {than}.");

    private void Check(bool holds, string name, string expected)
    {
        if (!holds)
        {
            _findings.Add($"{EscalationOptions.Section}:{name}: {expected}");
        }
    }
}
