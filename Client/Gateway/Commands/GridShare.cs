using System.Collections.Immutable;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Commands;

/// <summary>What a batch asks of one grid.</summary>
/// <param name="Grids">Asks it.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Items">The commands, each with its place in the batch, in their order.</param>
/// <param name="Stop">Gives up waiting for a place.</param>
internal sealed record GridShare(
    GridCalls Grids,
    UnitCode Grid,
    (int Index, BatchItem Item)[] Items,
    CancellationToken Stop)
{
    /// <summary>
    /// Asks it for all that is wanted of one kind of file; one urgent command takes the others with it.
    /// </summary>
    public async Task Ask<TNumber, TCommand, TRequest, TView, TFile>(
        FileNoun<TNumber, TCommand, TRequest, TView, TFile> noun,
        Func<BatchItem, TRequest?> requestOf,
        Func<IGridGrain, ImmutableArray<TRequest>, Task<ImmutableArray<Reply<TView>>>> execute,
        BatchAnswers answers)
        where TNumber : struct, ISpanParsable<TNumber>
        where TCommand : class
        where TRequest : class
        where TView : class
        where TFile : class
    {
        var asked = Array.FindAll(Items, item => requestOf(item.Item) is not null);
        if (asked.Length == 0)
        {
            return;
        }

        ImmutableArray<TRequest> requests = [.. asked.Select(item => requestOf(item.Item)!)];
        var isUrgent = requests.Any(request => noun.IsUrgent(request, Grids.Urgent));
        try
        {
            var (replies, busy) = await Grids.Ask(Grid, isUrgent, grid => execute(grid, requests), Stop);
            foreach (var (place, (index, item)) in asked.Index())
            {
                if (busy is not null)
                {
                    answers.Add(index, item, busy);
                    continue;
                }

                answers.Add(index, item, replies[place]);
                if (replies[place] is { Accepted: true } reply)
                {
                    noun.Note(reply.Value, Grids.Urgent);
                }
            }
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            foreach (var (index, item) in asked)
            {
                answers.Add(index, item, Faults.Unavailable);
            }
        }
    }
}
