using GridOrleans.Access;
using GridOrleans.Grids;

namespace GridOrleans.Cases;

/// <summary>Everything a rule sees when it decides a move on a case that exists and is open to the caller.</summary>
/// <param name="Grid">The grid that owns the case.</param>
/// <param name="File">The case.</param>
/// <param name="By">Who makes the move.</param>
/// <param name="Policy">What the city has settled.</param>
/// <param name="Now">The instant of the decision.</param>
internal sealed record CaseHearing(
    GridState Grid,
    CaseState File,
    Signature By,
    CasePolicy Policy,
    DateTimeOffset Now)
{
    /// <summary>The case's serial, under which its facts are recorded.</summary>
    public int Serial => File.Number.Serial;

    /// <summary>When a step that is entered now must be left; null where it has no limit.</summary>
    public DateTimeOffset? StepDue(CaseStep step) => Policy.StepDue(step, Now);
}
