using System.Collections.Immutable;
using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using GridOrleans.Tickets;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>Where the facts of scores and load are gathered.</summary>
internal sealed partial class AssessmentGrain
{
    // Grids that are asked for their points at a time.
    private const int GridsAtOnce = 64;

    private const int StaffPage = 500;

    private async Task<(ScoreFacts Facts, DateTimeOffset AsOf)> ReadFacts(
        UnitCode unit, AssessmentPeriod period, bool points)
    {
        MustHold();
        await Durable();
        var read = await _around.Source.Read(
            unit,
            AssessmentDays.Begin(period.From) - Matters.Within,
            AssessmentDays.End(period),
            CancellationToken.None);
        var covered = points ? await ReadPoints(unit, period) : [];
        return (new(period, read.Cases, covered, _state.SetAside()), read.AsOf);
    }

    private async Task<ImmutableArray<AssessedPoint>> ReadPoints(UnitCode unit, AssessmentPeriod period)
    {
        var points = ImmutableArray.CreateBuilder<AssessedPoint>();
        foreach (var grids in _around.Plan.Grids(unit).Chunk(GridsAtOnce))
        {
            var told = await Task.WhenAll(grids.Select(grid => GrainFactory.GetGrain<IGridGrain>(grid.ToString())
                .ReadCoverage(AssessmentDays.Begin(period.From), AssessmentDays.End(period))));
            points.AddRange(grids.Zip(told).SelectMany(grid => grid.Second.Select(
                point => new AssessedPoint(grid.First, point.Point, point.PeriodsDue, point.PeriodsCovered))));
        }

        return points.ToImmutable();
    }

    private async Task<IReadOnlyList<GridworkerView>> ReadStaff(UnitCode unit)
    {
        var staff = new List<GridworkerView>();
        var grain = GrainFactory.GetGrain<IStaffGrain>(_county.ToString());
        while (true)
        {
            var page = await grain.List(new(unit, null, null, staff.Count, StaffPage));
            staff.AddRange(page.Gridworkers);
            if (page.Gridworkers.IsEmpty || staff.Count >= page.Total)
            {
                return staff;
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadDepartments(IEnumerable<string> tickets)
    {
        var departments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in tickets.Distinct(StringComparer.Ordinal))
        {
            var known = TicketNumber.TryParse(number, null, out _)
                ? (await GrainFactory.GetGrain<IUnitGrain>(_county.ToString()).ReadTicket(number)).Value?.Ticket
                : Standing(number);
            if (known is not null)
            {
                departments.Add(number, known.Department);
            }
        }

        return departments;
    }

    private TicketEntry? Standing(string number) => _around.Catalogue.Before(Now)
        .Prepend(_around.Catalogue.At(Now))
        .Select(version => version.FindTicket(number))
        .FirstOrDefault(ticket => ticket is not null);
}
