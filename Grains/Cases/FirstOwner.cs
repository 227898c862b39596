using System.Collections.Immutable;
using GridOrleans.Clocks;
using GridOrleans.Units;
using GridOrleans.Workflow;

namespace GridOrleans.Cases;

/// <summary>
/// What filing settles by itself (our convention): how big a matter is at least, who owns it first, who is told, until
/// when. Every such decision says why: rule, version, the facts it saw, the clock.
/// </summary>
/// <param name="Severity">How big the matter is.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="AcknowledgeDue">When the owner must have acknowledged it.</param>
/// <param name="Due">When it must be done.</param>
/// <param name="Clock">On which clock that is.</param>
/// <param name="ToldUpTo">The highest level that is told at once; null when the grid keeps it.</param>
/// <param name="Why">Which rules settled it.</param>
internal sealed record FirstOwner(
    Severity Severity,
    UnitCode Owner,
    DateTimeOffset AcknowledgeDue,
    DateTimeOffset Due,
    ClockKind Clock,
    UnitLevel? ToldUpTo,
    ImmutableArray<string> Why)
{
    private const int GroupRuleVersion = 1;
    private const int OwnerRuleVersion = 2;
    private const int LimitRuleVersion = 2;
    private const int AlarmRuleVersion = 1;

    /// <summary>Settles it for a matter that is filed.</summary>
    public static FirstOwner Settle(UnitCode grid, FileCase command, CasePolicy policy, DateTimeOffset now)
    {
        var severity = AtLeast(command);
        return Settle(grid, severity, policy, now, severity == command.Severity ? [] :
        [
            $"rule large_group v{GroupRuleVersion}: group size {Spelling.Of(command.GroupSize)}; severity "
                + $"raised from {Spelling.Of(command.Severity)} to {Spelling.Of(severity)}; at {Text(now)}",
        ]);
    }

    /// <summary>Settles it for the one-key alarm: at least severity 02, and told at least up to the county.</summary>
    public static FirstOwner SettleAlarm(UnitCode grid, CasePolicy policy, DateTimeOffset now)
    {
        var settled = Settle(grid, Severity.Major, policy, now,
        [
            $"rule one_key_alarm v{AlarmRuleVersion}: an alarm is at least {Spelling.Of(Severity.Major)}, and told to "
                + $"grid, police-grid team, township and county together; at {Text(now)}",
        ]);
        return settled.ToldUpTo <= UnitLevel.District ? settled : settled with { ToldUpTo = UnitLevel.District };
    }

    /// <summary>Settles it for a severity that is known.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="severity">How big the matter is.</param>
    /// <param name="policy">What the city has settled.</param>
    /// <param name="now">The instant of the decision.</param>
    /// <param name="before">What was decided before this.</param>
    public static FirstOwner Settle(
        UnitCode grid,
        Severity severity,
        CasePolicy policy,
        DateTimeOffset now,
        ImmutableArray<string> before)
    {
        var row = policy.Table[severity];
        var owner = grid.At(row.Owner);
        var acknowledge = policy.Clock.DueAfter(now, row.Acknowledge);
        var due = policy.Clock.DueAfter(now, row.Handle);
        return new(
            severity,
            owner,
            acknowledge,
            due,
            row.Handle.Clock,
            row.Owner is UnitLevel.Grid ? null : row.Owner,
            [
                .. before,
                $"rule first_owner v{OwnerRuleVersion}: severity {Spelling.Of(severity)}; owner "
                    + $"{Spelling.Of(owner.Level)} {owner}; at {Text(now)}",
                $"rule time_limit v{LimitRuleVersion}: severity {Spelling.Of(severity)}; acknowledge within "
                    + $"{row.Acknowledge}, by {Text(acknowledge)}; done within {row.Handle}, by {Text(due)}",
            ]);
    }

    /// <summary>An instant as reasons write it: seconds are enough to read; the entry's own instant is exact.</summary>
    public static string Text(DateTimeOffset instant) => $"{instant.UtcDateTime:s}Z";

    // Smaller numbers are bigger matters.
    private static Severity AtLeast(FileCase command) =>
        command.GroupSize is GroupSize.Large && command.Severity > Severity.Major ? Severity.Major : command.Severity;
}
