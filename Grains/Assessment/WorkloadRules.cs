using System.Collections.Immutable;
using GridOrleans.Clocks;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>
/// The load on gridworkers: minutes demanded ÷ minutes available. A task counts the minutes that its item is taken to
/// need, once for each case that a gridworker was given. Pure.
/// </summary>
internal static class WorkloadRules
{
    /// <summary>The department of tasks whose ticket nobody knows any more.</summary>
    public const string UnknownDepartment = "?";

    /// <summary>The load of a unit.</summary>
    public static (WorkloadView Whole, ImmutableArray<WorkloadView> Rows, int Total) Read(
        WorkloadFacts facts, WorkloadQuery query)
    {
        var tasks = facts.Cases
            .Where(file => file.Worker is not null && (query.Worker is null || query.Worker == file.Worker))
            .ToList();
        var hands = facts.Staff
            .Where(held => query.Worker is null || query.Worker == held.Worker)
            .Select(held => (held.Worker, ByGrid: Minutes(facts, held)
                .Where(share => query.Unit.Contains(share.Grid)).ToList()))
            .ToList();
        var available = hands.Sum(hand => hand.ByGrid.Sum(share => share.Minutes));
        var rows = query.By switch
        {
            WorkloadBy.Department => Rows(facts, tasks, file => facts.Departments.GetValueOrDefault(
                file.Ticket ?? "", UnknownDepartment), _ => available, []),
            WorkloadBy.Grid => Rows(
                facts,
                tasks,
                file => file.Number.Grid.ToString(),
                Sums(hands.SelectMany(hand => hand.ByGrid).Select(share => (share.Grid.ToString(), share.Minutes))),
                hands.SelectMany(hand => hand.ByGrid).Select(share => share.Grid.ToString())),
            WorkloadBy.Gridworker => Rows(
                facts,
                tasks,
                file => file.Worker!,
                Sums(hands.Select(hand => (hand.Worker, hand.ByGrid.Sum(share => share.Minutes)))),
                hands.Where(hand => hand.ByGrid.Count > 0).Select(hand => hand.Worker)),
        };
        List<WorkloadView> heaviest =
        [
            .. rows.OrderByDescending(row => row.Load ?? double.MaxValue)
                .ThenByDescending(row => row.Demanded)
                .ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
        return (
            View(facts, query.Unit.ToString(), tasks, available),
            [.. heaviest.Skip(query.Offset).Take(query.Limit)],
            heaviest.Count);
    }

    private static IEnumerable<WorkloadView> Rows(
        WorkloadFacts facts,
        IEnumerable<AssessedCase> tasks,
        Func<AssessedCase, string> name,
        Func<string, double> available,
        IEnumerable<string> idle)
    {
        var byName = tasks.ToLookup(name, StringComparer.Ordinal);
        return byName.Select(row => row.Key).Union(idle, StringComparer.Ordinal)
            .Select(row => View(facts, row, byName[row], available(row)));
    }

    private static Func<string, double> Sums(IEnumerable<(string Name, double Minutes)> minutes)
    {
        var sums = minutes.GroupBy(share => share.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(share => share.Minutes), StringComparer.Ordinal);
        return name => sums.GetValueOrDefault(name);
    }

    private static WorkloadView View(
        WorkloadFacts facts, string name, IEnumerable<AssessedCase> tasks, double available)
    {
        var all = tasks.ToList();
        var demanded = all.Sum(file => (long)facts.Indicators.MinutesOf(file.Item));
        return new(
            name, all.Count, demanded, (long)Math.Round(available), available > 0 ? demanded / available : null);
    }

    // A gridworker's minutes are shared evenly by the grids worked in.
    private static IEnumerable<(UnitCode Grid, double Minutes)> Minutes(WorkloadFacts facts, GridworkerView held)
    {
        var begun = ChinaTime.DayOf(held.AppointedAt);
        var minutes = (double)facts.Workdays.Count(day => day >= begun) * facts.Indicators.MinutesOf(held.Class);
        return held.Grids.Select(grid => (grid, minutes / held.Grids.Length));
    }
}

/// <summary>Everything that the load of a period rests on.</summary>
/// <param name="Cases">The period's cases.</param>
/// <param name="Staff">Who is on the county's staff.</param>
/// <param name="Workdays">The period's workdays.</param>
/// <param name="Departments">The department of each ticket, by its number.</param>
/// <param name="Indicators">How many minutes what takes.</param>
internal sealed record WorkloadFacts(
    IReadOnlyList<AssessedCase> Cases,
    IReadOnlyList<GridworkerView> Staff,
    IReadOnlyList<DateOnly> Workdays,
    IReadOnlyDictionary<string, string> Departments,
    IndicatorSet Indicators);
