using System.Collections.Immutable;
using GridOrleans.Escalation;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Journal;

/// <summary>
/// Delivers a grain's outbox: for each receiver one batch at a time, in order, each only after the entries that made
/// it are durable. Runs on the grain's own scheduler, beside its commands; whatever it does not get done before the
/// activation ends, the next one does.
/// </summary>
/// <typeparam name="T">What is told.</typeparam>
/// <param name="outbox">The outbox as it is folded now.</param>
/// <param name="from">The grain's stream.</param>
/// <param name="work">What the grain lends it.</param>
internal sealed partial class OutboxPump<T>(Func<Outbox<T>> outbox, string from, OutboxWork<T> work)
{
    /// <summary>Messages in one delivery: what a receiver commits at once without holding others up.</summary>
    private const int BatchMax = 256;

    // A receiver that cannot be reached comes back within seconds; knocking more often helps nobody.
    private static readonly TimeSpan RetryFirst = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly List<Receipt> _receipts = [];
    private Task _recording = Task.CompletedTask;
    private Task? _gathering;
    private bool _stopped;
    private int _counted;

    /// <summary>Begins to deliver whatever waits; cheap when nothing does.</summary>
    public void Kick()
    {
        Count();
        if (_stopped || work.Closing.IsCancellationRequested || outbox().Count == 0)
        {
            return;
        }

        foreach (var to in outbox().Receivers)
        {
            if (_running.Add(to))
            {
                Run(to).Ignore();
            }
        }
    }

    /// <summary>Ends after the delivery under way.</summary>
    public void Stop()
    {
        _stopped = true;
        Count();
    }

    // Whatever the next activation finds waiting, it counts itself.
    private void Count()
    {
        var waiting = _stopped ? 0 : outbox().Count;
        if (waiting != _counted)
        {
            work.Waiting?.Invoke(waiting - _counted);
            _counted = waiting;
        }
    }

    private async Task Run(string to)
    {
        // The caller is in the middle of a command.
        await Task.Yield();
        var wait = RetryFirst;
        try
        {
            while (!_stopped && !work.Closing.IsCancellationRequested
                && outbox().Next(to, from, BatchMax) is { IsEmpty: false } batch)
            {
                try
                {
                    await work.Durable();
                    await work.Send(to, batch);
                    await Record(new(to, batch[^1].Number));
                    wait = RetryFirst;
                }
                catch (Exception failure) when (!_stopped && IsPassing(failure))
                {
                    LogWaits(work.Log, failure, from, to);
                    await Task.Delay(wait, work.Clock);
                    wait = wait * 2 < RetryMax ? wait * 2 : RetryMax;
                }
            }
        }
        finally
        {
            _running.Remove(to);
        }
    }

    /// <summary>Receipts that come while others are being written go into one entry together.</summary>
    private Task Record(Receipt receipt)
    {
        _receipts.Add(receipt);
        return _gathering ??= RecordGathered();
    }

    private async Task RecordGathered()
    {
        // Whoever calls has yet to note that this is under way.
        await Task.Yield();
        await _recording.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var receipts = _receipts.ToImmutableArray();
        _receipts.Clear();
        _gathering = null;
        _recording = work.Record(new(receipts));
        await _recording;
    }

    private static bool IsPassing(Exception failure) =>
        failure is JournalUnavailableException or OrleansException or TimeoutException;

    [LoggerMessage(LogLevel.Warning, "Messages of {From} for {To} wait: it cannot be reached.")]
    private static partial void LogWaits(ILogger logger, Exception failure, string from, string to);
}

/// <summary>What a grain lends its outbox's pump.</summary>
/// <param name="Durable">Ends when everything applied so far is durable.</param>
/// <param name="Send">Sends a batch to a receiver; ends when it is durable there.</param>
/// <param name="Record">Journals what was delivered.</param>
/// <param name="Clock">The clock for waiting.</param>
/// <param name="Log">The grain's log.</param>
/// <param name="Closing">Told when the silo ends: what waits is delivered by the next activation, elsewhere.</param>
internal sealed record OutboxWork<T>(
    Func<Task> Durable,
    Func<string, ImmutableArray<Message<T>>, Task> Send,
    Func<MessagesDelivered, Task> Record,
    TimeProvider Clock,
    ILogger Log,
    CancellationToken Closing)
{
    /// <summary>Told how many messages more, or fewer, wait; null where nobody counts.</summary>
    public Action<int>? Waiting { get; init; }
}
