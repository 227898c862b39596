using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Gridworkers;

/// <summary>
/// What becomes of open tasks when a grid is handed over (our convention): they pass to the successor with their ticket
/// and their times. Without a successor they go back to the clerk, as if returned; what cannot be returned, because it
/// is suspended or done and unconfirmed, stays where it is until a successor is named. Pure.
/// </summary>
internal static class HandOverRules
{
    private const string Name = "hand_over";

    /// <summary>The facts that taking a message leaves: the message, and what happens to tasks.</summary>
    public static IReadOnlyList<Fact> Take(
        GridState grid,
        StaffingReceived received,
        CasePolicy policy,
        DateTimeOffset now)
    {
        List<Fact> facts = [received];
        if (received.Staffing.HandOver is not { } over)
        {
            return facts;
        }

        foreach (var file in grid.Open.OrderBy(file => file.Number.Serial))
        {
            if (file.Assignee is { Kind: AssigneeKind.Gridworker } had && had.Id == over.From)
            {
                facts.AddRange(Pass(file, over, policy, now));
            }
        }

        return facts;
    }

    private static IEnumerable<Fact> Pass(CaseState file, HandOver over, CasePolicy policy, DateTimeOffset now)
    {
        var (serial, by) = (file.Number.Serial, RuleSignature.Of(Name, file.Number.Grid));
        if (over.To is { } to)
        {
            return [new CaseHandedOver(serial, by, over.From, to, over.Reason)];
        }

        return CaseDefinition.Engine.LegalMoves(new(file, now)).Contains(CaseMove.Return)
            ? [
                new CaseReturned(serial, by, ReturnReason.NotMyDuty, over.Reason)
                {
                    StepDue = policy.StepDue(CaseStep.Filed, now),
                },
            ]
            : [];
    }
}
