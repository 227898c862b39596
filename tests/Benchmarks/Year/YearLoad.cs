using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Grids;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Benchmarks.Year;

/// <summary>
/// Sends the year, closed loop: as many groups as fit under way, each waiting for its answers before its next move.
/// What is acknowledged is written down for the proof.
/// </summary>
internal sealed class YearLoad(IGrainFactory grains, YearPlan plan, YearAcks acks)
{
    private int _next = -1;
    private long _acknowledged;
    private string? _fault;

    /// <summary>Commands that were acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Sends it all.</summary>
    /// <param name="groupsAtOnce">Groups under way.</param>
    /// <param name="stop">Ends it between two moves.</param>
    /// <exception cref="InvalidOperationException">A command was refused, which makes the run void.</exception>
    public async Task Run(int groupsAtOnce, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, groupsAtOnce).Select(_ => Task.Run(() => Work(stop), stop)));
        if (_fault is { } fault)
        {
            throw new InvalidOperationException(fault);
        }
    }

    private async Task Work(CancellationToken stop)
    {
        for (var group = Interlocked.Increment(ref _next); group < plan.Groups && _fault is null;
            group = Interlocked.Increment(ref _next))
        {
            await Send(grains.GetGrain<IGridGrain>(plan.Grid(group).ToString()), plan.Walks(group), stop);
        }
    }

    private async Task Send(IGridGrain grid, IReadOnlyList<WalkStep>[] walks, CancellationToken stop)
    {
        var numbers = new CaseNumber?[walks.Length];
        var steps = walks.Max(walk => walk.Count);
        for (var step = 0; step < steps && _fault is null; step++)
        {
            stop.ThrowIfCancellationRequested();
            int[] going = [.. Enumerable.Range(0, walks.Length).Where(i => walks[i].Count > step)];
            var replies = await Call(grid, [.. going.Select(i => Request(walks[i][step], numbers[i]))]);
            for (var i = 0; i < going.Length; i++)
            {
                var sent = walks[going[i]][step];
                if (replies[i].Value is not { } view || view.Step != sent.Reaches)
                {
                    _fault = $"{sent.Command} by {sent.By.Id}: {replies[i].Refusal?.Detail ?? replies[i].ToString()}";
                    return;
                }

                numbers[going[i]] = view.Number;
                acks.Add(sent.Id, view.Number);
            }

            Interlocked.Add(ref _acknowledged, going.Length);
        }
    }

    private static async Task<ImmutableArray<Reply<CaseView>>> Call(
        IGridGrain grid,
        ImmutableArray<CaseRequest> requests) =>
        requests is [var only] ? [await grid.Execute(only)] : await grid.ExecuteMany(requests);

    private static CaseRequest Request(WalkStep step, CaseNumber? number) =>
        new(step.Id, step.By, number, step.Command);
}
