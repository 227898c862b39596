using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Workflow;

namespace GridOrleans.Gridworkers;

/// <summary>
/// What a police-grid team must have: 1 officer; in a community 2 more of one part; N, of whom one at least has the
/// part that the city settled. Pure.
/// </summary>
internal static class PoliceTeamRules
{
    /// <summary>Members of a team.</summary>
    public const int MembersMax = 100;

    private const int Officers = 1;
    private const int PairSize = 2;

    /// <summary>What is missing to the formula of the village's kind; empty when nothing is.</summary>
    public static ImmutableArray<string> Lacks(
        StaffState staff,
        PlannedVillage village,
        ImmutableArray<TeamMember> members,
        PoliceTeamOptions options)
    {
        var parts = members.Where(member => Counts(staff, village, member)).Select(member => member.Part).ToList();
        List<string> lacks = [];
        var officers = parts.Count(part => part is TeamPart.Officer);
        if (officers != Officers)
        {
            lacks.Add($"{Officers} {Spelling.Of(TeamPart.Officer)} is expected; there are {officers}.");
        }

        if (village.IsCommunity)
        {
            // Where the 2 and the N have the same part, the N are those beyond 2.
            var least = options.Others == options.Pair ? PairSize + 1 : PairSize;
            if (parts.Count(part => part == options.Pair) < least)
            {
                lacks.Add($"{least} {Spelling.Of(options.Pair)} are expected at least.");
            }
        }

        if (!parts.Contains(options.Others))
        {
            lacks.Add($"1 {Spelling.Of(options.Others)} is expected at least.");
        }

        return [.. lacks];
    }

    /// <summary>Checks a team that is being set.</summary>
    public static void Check(FieldErrors errors, StaffState staff, SetPoliceTeam command, StaffSurroundings around)
    {
        var villages = around.Plan.Villages(command.Village);
        errors.Check(
            villages.Length == 1 && villages[0].Code == command.Village && staff.County.Contains(command.Village),
            "village",
            $"a village or community of {staff.County} is expected.");
        errors.Check(
            command.Members.Length is >= 1 and <= MembersMax, "members", $"1–{MembersMax} members are expected.");
        foreach (var (index, member) in command.Members.Take(MembersMax).Index())
        {
            errors.Line($"members[{index}].id", member.Id, CaseValidation.CodeMax);
            errors.Defined($"members[{index}].part", member.Part);
        }

        errors.Check(
            command.Members.DistinctBy(member => member.Id).Count() == command.Members.Length,
            "members",
            "each member is expected once.");
        if (villages is [var village])
        {
            foreach (var lack in Lacks(staff, village, command.Members, around.PoliceTeams))
            {
                errors.Add("members", lack);
            }
        }
    }

    // A gridworker who left, or works elsewhere, is in the list and not in the team.
    private static bool Counts(StaffState staff, PlannedVillage village, TeamMember member) =>
        member.Part is not TeamPart.Gridworker
        || (staff.Find(member.Id) is { } known && known.Grids.Any(village.Code.Contains));
}
