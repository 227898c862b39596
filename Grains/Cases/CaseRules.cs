using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Cases;

/// <summary>What may happen to a case, and when. Pure: no clock, no I/O, no Orleans.</summary>
internal static class CaseRules
{
    /// <summary>Decides a command on a grid's case.</summary>
    /// <param name="grid">The grid; when the case is sealed it was restored before.</param>
    /// <param name="request">Who wants what.</param>
    /// <param name="policy">What the city has settled.</param>
    /// <param name="now">The instant of the decision.</param>
    public static Decision Decide(GridState grid, CaseRequest request, CasePolicy policy, DateTimeOffset now) =>
        throw new NotImplementedException();
}
