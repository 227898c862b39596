using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Gridworkers;

/// <summary>Who begins and ends duty (our convention): the gridworker, in a grid of their post. Pure.</summary>
internal static class DutyRules
{
    /// <summary>Decides a change of duty.</summary>
    public static Decision Change(GridworkerState file, DutyRequest request)
    {
        if (request.By.Id != file.Worker || SignerOf(file, request) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled, $"Only {file.Worker} begins and ends this duty, as a gridworker.");
        }

        if (request.Grid is { } grid && !file.WorksIn(grid))
        {
            return new Refusal(
                RefusalCode.NotOnStaff,
                $"{file.Worker} holds no post with grid {grid}; the county's committee appoints.");
        }

        return new DutyChanged(by, request.Grid);
    }

    /// <summary>Whether an entry is what a command left when it came first.</summary>
    public static bool IsRepeat(DutyRequest request, DutyChanged fact) =>
        request.By.Id == fact.By.Id && request.Grid == fact.Grid;

    private static Signature? SignerOf(GridworkerState file, DutyRequest request) => request.By.Grants
        .Where(grant => CaseClaims.Gridworkers.Contains(grant.Role)
            && (request.Grid is not { } grid || grant.Unit.Contains(grid)))
        .Select(grant => new Signature(file.Worker, grant.Role, grant.Unit))
        .FirstOrDefault();
}
