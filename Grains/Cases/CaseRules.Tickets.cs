using GridOrleans.Grids;

namespace GridOrleans.Cases;

// 凭票上车: what a grid must have of its county before it can decide.
internal static partial class CaseRules
{
    /// <summary>
    /// The ticket that must be drawn on before a command can be decided, and for which item; null when the grid decides
    /// by what it has. Whoever is refused anyway draws nothing.
    /// </summary>
    /// <param name="grid">The grid.</param>
    /// <param name="request">Who wants what.</param>
    /// <param name="policy">What the city has settled.</param>
    /// <param name="now">The instant of the decision.</param>
    public static (string Ticket, string Item)? ToDraw(
        GridState grid,
        CaseRequest request,
        CasePolicy policy,
        DateTimeOffset now)
    {
        if (request.Command is not AssignCase { To.Kind: AssigneeKind.Gridworker, Ticket: { } number }
            || grid.Tickets.Knows(number)
            || grid.VersionOf(request.Id.ToString()) is not null)
        {
            return null;
        }

        var facts = Decide(grid, request, policy, now).Facts;
        return facts is [CaseTaskRefused { Code: RefusalCode.TicketExhausted } pushed]
            ? (number, grid.Find(pushed.Case)!.Item)
            : null;
    }
}
