using GridOrleans.Cases;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Orders;

namespace GridOrleans.Gateway.Commands;

/// <summary>Gathers the answers to a batch, each at its command's place.</summary>
/// <param name="count">How many commands there are.</param>
/// <param name="http">The request.</param>
internal sealed class BatchAnswers(int count, HttpContext http)
{
    private readonly CommandResult[] _results = new CommandResult[count];

    /// <summary>All answers, once every command has one.</summary>
    public CommandResults All => new([.. _results]);

    /// <summary>What a grid answered.</summary>
    public void Add<TView>(int index, BatchItem item, Reply<TView> reply)
        where TView : class
    {
        var seen = CaseReach.Veil(reply, http.Caller(), item.Grid);
        if (!seen.Accepted)
        {
            Add(index, item, Replies.Problem(seen.Refusal));
            return;
        }

        var status = item.Opens ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        _results[index] = new(item.Id, status, seen.Value as CaseView, seen.Value as OrderView, null);
    }

    /// <summary>Why there is no such answer.</summary>
    public void Add(int index, BatchItem item, ProblemResult problem) =>
        _results[index] = new(item.Id, problem.Kind.Status, null, null, problem.ToProblem(http));
}
