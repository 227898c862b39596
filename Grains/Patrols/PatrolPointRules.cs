using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Patrols;

/// <summary>Who sets a grid's patrol points, and how (our convention). Pure.</summary>
internal static class PatrolPointRules
{
    /// <summary>The nearest that a phone among houses can tell, in metres.</summary>
    public const int RadiusMin = 10;

    /// <summary>A village's extent, in metres.</summary>
    public const int RadiusMax = 1_000;

    /// <summary>A visit in a year at least.</summary>
    public const int EveryDaysMax = 366;

    /// <summary>Points of one grid that are not retired.</summary>
    public const int PointsMax = 500;

    private const int NameMax = 100;
    private const double LonMax = 180;
    private const double LatMax = 90;

    private static readonly Role[] Desks =
        [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre, Role.CityCentre];

    /// <summary>Decides a command on a point.</summary>
    public static Decision Decide(PatrolBook book, UnitCode grid, PatrolPointRequest request)
    {
        if (Desk(request.By, grid) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"The clerk, and desks and centres above {grid}, set its patrol points; the caller is none of them.");
        }

        var errors = new FieldErrors();
        errors.Line("point", request.Command.Point, CaseValidation.CodeMax);
        var known = book.Find(request.Command.Point);
        switch (request.Command)
        {
            case SetPatrolPoint set:
                Check(errors, set);
                errors.Check(
                    known is { Point.RetiredAt: null } || book.Points.Count(IsDue) < PointsMax,
                    "point",
                    $"the grid has {PointsMax} points already; retire one first.");
                break;
            case RetirePatrolPoint retire:
                errors.Check(known is not null && IsDue(known), "point", "a point is expected that is not retired.");
                errors.Prose("reason", retire.Reason, CaseValidation.ReasonMax);
                break;
        }

        return errors.ToRefusal() is { } invalid ? invalid : Fact(request.Command, by);
    }

    /// <summary>Whether an entry is what a command left when it came first.</summary>
    public static bool IsRepeat(PatrolPointRequest request, PatrolPointEvent fact) =>
        request.By.Id == fact.By.Id && Fact(request.Command, fact.By) == fact;

    private static bool IsDue(PointState point) => point.Point.RetiredAt is null;

    private static PatrolPointEvent Fact(PatrolPointCommand command, Signature by) => command switch
    {
        SetPatrolPoint set => new PatrolPointSet(
            set.Point, by, set.Name, set.Lon, set.Lat, set.Radius, set.EveryDays),
        RetirePatrolPoint retire => new PatrolPointRetired(retire.Point, by, retire.Reason),
        _ => throw new UnreachableException($"No rule decides {command.GetType().Name}."),
    };

    private static Signature? Desk(Caller by, UnitCode grid) => by.Grants
        .Where(grant => Desks.Contains(grant.Role) && grant.Unit.Contains(grid))
        .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
        .FirstOrDefault();

    private static void Check(FieldErrors errors, SetPatrolPoint set)
    {
        errors.Line("name", set.Name, NameMax);
        errors.Degrees("lon", set.Lon, LonMax);
        errors.Degrees("lat", set.Lat, LatMax);
        errors.Check(
            set.Radius is >= RadiusMin and <= RadiusMax, "radius", $"{RadiusMin}–{RadiusMax} metres are expected.");
        errors.Check(set.EveryDays is >= 1 and <= EveryDaysMax, "everyDays", $"1–{EveryDaysMax} days are expected.");
    }
}
