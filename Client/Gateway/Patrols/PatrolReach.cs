using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Gateway.Problems;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Patrols;

/// <summary>
/// Who may see where a gridworker went (our convention): the gridworker, and the desks, centres and auditors above the
/// grid that was patrolled. Colleagues and neighbours may not.
/// </summary>
internal static class PatrolReach
{
    /// <summary>The longest id of a gridworker.</summary>
    public const int WorkerMax = 64;

    private static readonly Role[] Desks =
        [Role.VillageClerk, Role.TownshipDesk, Role.CountyCentre, Role.CityCentre, Role.Auditor];

    /// <summary>The units whose patrols the caller sees of a gridworker; empty for all, null for none.</summary>
    public static ImmutableArray<UnitCode>? Sees(Caller caller, string worker)
    {
        if (caller.Id == worker)
        {
            return ImmutableArray<UnitCode>.Empty;
        }

        ImmutableArray<UnitCode> units =
            [.. caller.Grants.Where(grant => Desks.Contains(grant.Role)).Select(grant => grant.Unit)];
        return units.IsEmpty ? null : units;
    }

    /// <summary>Whether the caller sees every patrol of a grid.</summary>
    public static bool SeesAll(Caller caller, UnitCode grid) =>
        caller.Grants.Any(grant => Desks.Contains(grant.Role) && grant.Unit.Contains(grid));

    /// <summary>The refusal of whoever sees none; it does not tell whether there is one.</summary>
    public static ProblemResult Hidden(string worker) => Replies.Problem(
        RefusalCode.NotEntitled,
        $"Only {worker}, and desks and centres above the grid that was patrolled, see these patrols.");

    /// <summary>A text that is no gridworker's id; null when it may be one.</summary>
    public static ProblemResult? NoWorker(string worker) => worker.Length <= WorkerMax
        ? null
        : Replies.Problem(
            RefusalCode.Invalid,
            "That is no gridworker's id.",
            new FieldError("worker", $"Expected: 1–{WorkerMax} characters."));
}
