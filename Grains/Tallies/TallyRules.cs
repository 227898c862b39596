using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Units;

namespace GridOrleans.Tallies;

/// <summary>What a case counts for, and what all cases of a grid come to (our convention). Pure.</summary>
internal static class TallyRules
{
    /// <summary>What one case counts for as it stands.</summary>
    public static CaseCounts Of(CaseState file) => file.Step is CaseStep.Archived
        ? new()
        {
            Reported = 1,
            Handled = One(file.Outcome is CaseOutcome.Handled),
            Rejected = One(file.Outcome is CaseOutcome.Rejected),
            Merged = One(file.Outcome is CaseOutcome.Merged),
            Late = One(file.Outcome is CaseOutcome.Handled && file.Missed.Any(IsOfTheWhole)),
        }
        : new()
        {
            Reported = 1,
            ByStep = StepCounts.One(file.Step),
            BySeverity = SeverityCounts.One(file.Severity),
            ByLine = LineCounts.One(file.Line),
            Overdue = One(file.Deadlines is { HandleMissed: > 0 } or { SupervisionMissed: true }),
            Waiting = One(file is { Severity: not null, AcknowledgedAt: null }),
            Escalated = One(file.Owner.Level is not UnitLevel.Grid),
            Alarms = One(file.Alarm),
            ByOwner = OwnerCounts.One(file.Owner.Level),
        };

    /// <summary>Whether the deadline of the whole case or a superior's passed: overdue, or handled late.</summary>
    public static bool IsLate(CaseState file) => Of(file) is { Late: > 0 } or { Overdue: > 0 };

    /// <summary>Whether a case was sealed on a day, and still is: 1 or 0.</summary>
    public static int ClosedOn(CaseState file, DateOnly day) =>
        One(file.ArchivedAt is { } sealedAt && ChinaTime.DayOf(sealedAt) == day);

    /// <summary>A grid's tally from its files alone: what the one that is kept up to date must be equal to.</summary>
    /// <param name="files">Every case of the grid, sealed ones too.</param>
    /// <param name="senders">The sender of each task that was refused for want of a ticket.</param>
    public static Tally Of(IReadOnlyCollection<CaseState> files, IEnumerable<string> senders)
    {
        var cases = new CaseCounts();
        DateOnly? day = null;
        foreach (var file in files)
        {
            cases = cases.Plus(Of(file));
            var changed = ChinaTime.DayOf(file.UpdatedAt);
            day = day > changed ? day : changed;
        }

        var tally = new Tally
        {
            Cases = cases,
            ClosedToday = day is { } newest ? new(newest, files.Sum(file => ClosedOn(file, newest))) : null,
        };
        return senders.Aggregate(tally, (sum, sender) => sum.Plus(Refused(sender)));
    }

    /// <summary>One task of a sender that was refused.</summary>
    public static Tally Refused(string sender) => new() { RefusedPushes = [new(sender, 1)] };

    private static bool IsOfTheWhole(MissedDeadline missed) =>
        missed.Kind is DeadlineKind.Handle or DeadlineKind.Supervision;

    private static int One(bool counts) => counts ? 1 : 0;
}
