using System.Collections.Immutable;
using GridOrleans.Units;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>
/// What filing settles by itself (our convention): how big a matter is at least, who owns it first, until when. Every
/// such decision says why: rule, version, the facts it saw, the clock.
/// </summary>
internal sealed record FirstOwner(Severity Severity, UnitCode Owner, DateTimeOffset Due, ImmutableArray<string> Why)
{
    private const int GroupRuleVersion = 1;
    private const int OwnerRuleVersion = 1;
    private const int LimitRuleVersion = 1;

    /// <summary>Settles it.</summary>
    public static FirstOwner Settle(UnitCode grid, FileCase command, TimeLimits limits, DateTimeOffset now)
    {
        var severity = AtLeast(command);
        var owner = grid.At(LevelOf(severity));
        var limit = limits.For(severity);
        var due = now + limit;
        var raised = $"rule large_group v{GroupRuleVersion}: group size {Spelling.Of(command.GroupSize)}; severity "
            + $"raised from {Spelling.Of(command.Severity)} to {Spelling.Of(severity)}; at {Clock(now)}";
        return new(severity, owner, due,
        [
            .. severity == command.Severity ? [] : (string[])[raised],
            $"rule first_owner v{OwnerRuleVersion}: severity {Spelling.Of(severity)}; owner {Spelling.Of(owner.Level)} "
                + $"{owner}; at {Clock(now)}",
            $"rule time_limit v{LimitRuleVersion}: severity {Spelling.Of(severity)}; {limit.TotalHours:0.##} "
                + $"continuous hours; from {Clock(now)} to {Clock(due)}",
        ]);
    }

    // Seconds are enough to read; the entry's own instant is exact.
    private static string Clock(DateTimeOffset instant) => $"{instant.UtcDateTime:s}Z";

    // Smaller numbers are bigger matters.
    private static Severity AtLeast(FileCase command) =>
        command.GroupSize is GroupSize.Large && command.Severity > Severity.Major ? Severity.Major : command.Severity;

    private static UnitLevel LevelOf(Severity severity) => severity switch
    {
        Severity.Ordinary => UnitLevel.Grid,
        Severity.Considerable => UnitLevel.Township,
        Severity.Major => UnitLevel.District,
        Severity.Extraordinary => UnitLevel.City,
    };
}
