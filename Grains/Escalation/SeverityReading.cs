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

    /// <summary>Holds the rows against each other and against what the city has published.</summary>
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
            }
        }
    }

    private static SeverityOptions Of(EscalationOptions options, Severity severity) => severity switch
    {
        Severity.Extraordinary => options.Extraordinary,
        Severity.Major => options.Major,
        Severity.Considerable => options.Considerable,
        Severity.Ordinary => options.Ordinary,
    };

    private static string Of(StepOptions steps, CaseStep step) => step switch
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
            owner,
            Needed($"{severity}:Acknowledge", row.Acknowledge),
            Needed($"{severity}:Handle", row.Handle),
            Escalate($"{severity}:Escalate", row.Escalate, owner),
            Optional($"{severity}:Repeat", row.Repeat));
    }

    private ImmutableArray<EscalationStep> Escalate(string name, string text, UnitLevel owner)
    {
        var steps = ImmutableArray.CreateBuilder<EscalationStep>();
        var before = new EscalationStep(owner, -1);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var step = Step(name, part);
            Check(step.To < before.To, name, $"'{part}' is no level above {Spelling.Of(before.To)}.");
            Check(step.LimitsLater > before.LimitsLater, name, $"'{part}' does not come later than the step before.");
            steps.Add(step);
            before = step;
        }

        return steps.ToImmutable();
    }

    private EscalationStep Step(string name, string part)
    {
        var plus = part.IndexOf('+', StringComparison.Ordinal);
        var later = 0;
        Check(
            plus < 0 || (int.TryParse(part.AsSpan(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out later)
                && later is >= 0 and <= LimitsLaterMax),
            name,
            $"'{part}': a level is expected, and after '+' how many limits later.");
        return new(Level(name, plus < 0 ? part : part[..plus].TrimEnd()), later);
    }

    private UnitLevel Level(string name, string text)
    {
        foreach (var level in Enum.GetValues<UnitLevel>())
        {
            if (Spelling.Of(level) == text)
            {
                return level;
            }
        }

        Check(false, name, $"'{text}' is no level: one of {Spelling.List(Enum.GetValues<UnitLevel>())} is expected.");
        return default;
    }

    private Limit? Optional(string name, string text) => text.Length == 0 ? null : Needed(name, text);

    private Limit Needed(string name, string text)
    {
        try
        {
            return Limit.Parse(text);
        }
        catch (FormatException refused)
        {
            Check(false, name, refused.Message);
            return default;
        }
    }

    private void Check(bool holds, string name, string expected)
    {
        if (!holds)
        {
            _findings.Add($"{EscalationOptions.Section}:{name}: {expected}");
        }
    }
}
