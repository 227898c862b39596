using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Surge.Walks;

/// <summary>One upload of a patrol.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="By">The gridworker.</param>
/// <param name="Command">What the phone has.</param>
internal sealed record PatrolStep(CommandId Id, Caller By, UploadPatrol Command);

/// <summary>
/// Plans a patrol that was walked offline and is uploaded in the morning: its start with the first fixes, then its end
/// with the rest, and half of the first ones again. Pure.
/// </summary>
internal static class PatrolWalk
{
    /// <summary>Fixes of a patrol: one each minute.</summary>
    private const int Fixes = 30;

    /// <summary>A gridworker's pace, in degrees of latitude a minute: 1.1 m/s.</summary>
    private const double DegreesPerMinute = 0.0006;

    // The published numbers of full-time, part-time and auxiliary staff.
    private static readonly (Role Role, int Count)[] Staff =
    [
        (Role.FullTimeGridworker, 2_435),
        (Role.PartTimeGridworker, 3_328),
        (Role.AuxiliaryGridworker, 7_278),
    ];

    /// <summary>Plans one.</summary>
    /// <param name="walk">Where its draws and ids come from.</param>
    /// <param name="place">The grid that is patrolled, and where it starts.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="role">Who walks; null: one of the staff.</param>
    public static IReadOnlyList<PatrolStep> Plan(
        WalkSeed walk,
        (UnitCode Grid, Place Place) place,
        DateTimeOffset ended,
        Role? role)
    {
        var by = new WalkCast(place.Grid).Walker(role ?? RoleOf(walk.Draw("role").Fraction()), walk.Index);
        var patrol = PatrolId.Parse(string.Create(CultureInfo.InvariantCulture, $"surge-{walk.Seed}-{walk.Index}"));
        var began = ended - TimeSpan.FromMinutes(Fixes);
        ImmutableArray<Fix> fixes =
        [
            .. Enumerable.Range(0, Fixes).Select(minute => new Fix(
                began + TimeSpan.FromMinutes(minute), place.Place.Lon, place.Place.Lat + minute * DegreesPerMinute, 5)),
        ];
        return
        [
            new(walk.CommandId(0), by, new(patrol, place.Grid, began, null, fixes[..(Fixes / 2)], [])),
            new(walk.CommandId(1), by, new(patrol, place.Grid, null, ended, fixes[(Fixes / 4)..], [])),
        ];
    }

    private static Role RoleOf(double fraction)
    {
        var place = fraction * Staff.Sum(staff => staff.Count);
        foreach (var (role, count) in Staff)
        {
            if (place < count)
            {
                return role;
            }

            place -= count;
        }

        return Role.AuxiliaryGridworker;
    }
}
