using System.Runtime.ExceptionServices;

namespace GridOrleans.Surge;

/// <summary>
/// Carries a plan out, open loop: cases arrive when they are due, however slow the answers to others are. Runs once.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="parts">What its walks share.</param>
/// <param name="began">When it begins; deadlines and patrols are told by it.</param>
internal sealed class SurgeRun(SurgePlan plan, SurgeParts parts, DateTimeOffset began)
{
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The arrivals count as one, so that a lull in which every case has ended does not end the run. Cases are counted
    // and not kept: those of a year would not fit.
    private int _underWay = 1;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Runs until every case has ended.</summary>
    /// <returns>Whether it ran to its end; false when it was stopped.</returns>
    /// <exception cref="IOException">An acknowledgement cannot be written down, and so never be proved.</exception>
    public async Task<bool> Run(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            foreach (var planned in plan.InOrder(began).TakeWhile(planned => planned.Due[0] <= parts.For))
            {
                await parts.Pace.Until(planned.Due[0], ending.Token);
                ending.Token.ThrowIfCancellationRequested();
                parts.Figures.Opened();
                Interlocked.Increment(ref _underWay);
                _ = Walk(WalkOf(planned), ending);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // What is under way ends by the same token.
        }

        Leave();
        await _allEnded.Task;
        _fault?.Throw();
        return !stop.IsCancellationRequested;
    }

    private SurgeWalk WalkOf(Planned planned) => planned switch
    {
        PlannedCase ofCase => new CaseRun(ofCase, parts),
        PlannedPatrol patrol => new PatrolRun(patrol, parts),
        _ => throw new InvalidOperationException($"No walk is made for {planned}."),
    };

    private async Task Walk(SurgeWalk run, CancellationTokenSource ending)
    {
        try
        {
            await run.Run(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Stopped: the figures tell of it as a case that did not end as intended.
        }
        catch (IOException fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
            await ending.CancelAsync();
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            _allEnded.SetResult();
        }
    }
}
