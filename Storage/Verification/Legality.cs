using System.Text.Json;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>Whether a workflow lets a fact happen to a file as it stood.</summary>
internal static class Legality
{
    /// <summary>What stands against the fact; null when nothing does.</summary>
    /// <param name="table">The kind of file that the fact is about.</param>
    /// <param name="before">The file before it; null when there was none.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="nextSerial">The serial that the grid's next file of the kind gets.</param>
    /// <param name="at">When it was decided.</param>
    public static string? Objection(
        FileTable table,
        IGridFile? before,
        Fact fact,
        int nextSerial,
        DateTimeOffset at)
    {
        if (table.Opens(fact))
        {
            return table.SerialOf(fact) == nextSerial
                ? null
                : $"It was opened where {table.Noun} {nextSerial} was due.";
        }

        return (before, fact) switch
        {
            (null, _) => "It was never opened.",
            (CaseState file, CaseEvent happened) => Objection(file, happened, at),
            (OrderState order, OrderEvent happened) => Objection(order, happened),
            _ => throw new InvalidOperationException($"No workflow is known for {fact.GetType().Name}."),
        };
    }

    private static string? Objection(CaseState before, CaseEvent fact, DateTimeOffset at)
    {
        // No command of the case itself, but the other half of a merge.
        if (MoveOfFact.Find(fact) is not { } move)
        {
            return before.Step is CaseStep.Archived ? "It was sealed: nothing is marked or merged on it." : null;
        }

        var legal = CaseDefinition.Engine.LegalMoves(new(before, at));
        return legal.Contains(move)
            ? null
            : $"At {Code(before.Step)} the workflow has {string.Join(", ", legal.Select(Code))}, not {Code(move)}.";
    }

    // An order's fact proves its taker, too: the named role, and no supervisor who had a part in it.
    private static string? Objection(OrderState before, OrderEvent fact)
    {
        var signer = new Caller(fact.By.Id, [new(fact.By.Role, fact.By.Unit)]);
        return OrderDefinition.Engine.Check(before, OrderMoveOfFact.Find(fact), signer).Objection?.Detail;
    }

    private static string Code<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
