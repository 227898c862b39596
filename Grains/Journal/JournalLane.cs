using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace GridOrleans.Journal;

/// <summary>
/// One writer of the journal: takes whatever is waiting, commits it in one transaction, tells everyone, and takes what
/// came meanwhile. A stream always goes through the same lane, so that its appends stay in order.
/// </summary>
internal sealed partial class JournalLane
{
    private const int OpensMax = 512;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly Channel<PendingAppend> _appends = Channel.CreateUnbounded<PendingAppend>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly Channel<PendingOpen> _opens = Channel.CreateUnbounded<PendingOpen>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly IJournalStore _store;
    private readonly JournalOptions _options;
    private readonly JournalMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Task _appending;
    private readonly Task _opening;
    private int _depth;
    private PendingAppend? _held;

    // A time stamp; 0 while nothing is being committed.
    private long _committingSince;

    public JournalLane(IJournalStore store, JournalOptions options, JournalMetrics metrics, JournalSurroundings around)
    {
        _store = store;
        _options = options;
        _metrics = metrics;
        (_clock, _log) = around;
        _appending = Run(AppendLoop);
        _opening = Run(OpenLoop);
    }

    /// <summary>Entries waiting.</summary>
    public int Depth => Volatile.Read(ref _depth);

    /// <summary>For how long the transaction under way has been; zero when there is none.</summary>
    public TimeSpan Committing => Volatile.Read(ref _committingSince) is not 0 and var since
        ? _clock.GetElapsedTime(since)
        : TimeSpan.Zero;

    public Task<StreamHead> Open(string stream)
    {
        var pending = new PendingOpen(stream);
        return _opens.Writer.TryWrite(pending) ? pending.Task : throw Closed();
    }

    public Task Append(StreamAppend append)
    {
        var pending = new PendingAppend(append);
        Interlocked.Add(ref _depth, append.Entries.Count);
        return _appends.Writer.TryWrite(pending) ? pending.Task : throw Closed();
    }

    /// <summary>Commits what is waiting and ends.</summary>
    public async Task Close()
    {
        _appends.Writer.TryComplete();
        _opens.Writer.TryComplete();
        await Task.WhenAll(_appending, _opening);
    }

    // Off the grain scheduler and off whatever context built the lane.
    private static Task Run(Func<Task> loop) =>
        Task.Factory.StartNew(loop, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default).Unwrap();

    private static JournalUnavailableException Closed() => new("The silo is stopping. Send the command again.");

    private async Task OpenLoop()
    {
        var waiting = new List<PendingOpen>();
        while (await _opens.Reader.WaitToReadAsync())
        {
            while (waiting.Count < OpensMax && _opens.Reader.TryRead(out var pending))
            {
                waiting.Add(pending);
            }

            await Open(waiting);
            waiting.Clear();
        }
    }

    private async Task Open(List<PendingOpen> waiting)
    {
        var streams = waiting.Select(pending => pending.Stream).Distinct(StringComparer.Ordinal).ToList();
        try
        {
            var heads = (await _store.Open(streams, CancellationToken.None)).ToDictionary(head => head.Stream);
            waiting.ForEach(pending => pending.TrySetResult(heads[pending.Stream]));
        }
#pragma warning disable CA1031 // Whatever a driver throws, the activations that wait must hear of it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogOpenFailed(_log, failure, streams.Count);
            waiting.ForEach(pending => pending.TrySetException(
                new JournalUnavailableException("The journal cannot be reached. Send the command again.", failure)));
        }
    }

    private async Task AppendLoop()
    {
        while (_held is not null || await _appends.Reader.WaitToReadAsync())
        {
            await Commit(Take());
        }
    }

    private JournalBatch Take()
    {
        var batch = new JournalBatch();
        if (_held is not null)
        {
            batch.TryAdd(_held);
            _held = null;
        }

        while (batch.Entries < _options.BatchEntriesMax && _appends.Reader.TryRead(out var pending))
        {
            if (!batch.TryAdd(pending))
            {
                _held = pending;
                break;
            }
        }

        Interlocked.Add(ref _depth, -batch.Entries);
        return batch;
    }

    private async Task Commit(JournalBatch batch)
    {
        var (began, at) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        Volatile.Write(ref _committingSince, began);
        var merged = batch.Merged();
        var outcomes = await Append(merged);
        for (var i = 0; i < merged.Count; i++)
        {
            Tell(merged[i].Stream, outcomes[i], batch, at);
        }

        _metrics.Committed(batch.Entries, _clock.GetElapsedTime(began));
        Volatile.Write(ref _committingSince, 0);
    }

    private void Tell(string stream, AppendOutcome outcome, JournalBatch batch, DateTimeOffset began)
    {
        foreach (var pending in batch.Waiting(stream))
        {
            if (pending.Span is { } span)
            {
                JournalTracing.End(span, batch.Entries, began);
            }

            switch (outcome)
            {
                case AppendOutcome.Durable:
                    pending.TrySetResult();
                    break;
                case AppendOutcome.Fenced:
                    _metrics.Fenced();
                    LogTakenOver(_log, stream);
                    pending.TrySetException(new InconsistentStateException(
                        $"Stream {stream} was taken over by another activation."));
                    break;
                case AppendOutcome.Unknown:
                    pending.TrySetException(new JournalUnavailableException(
                        $"Whether stream {stream} holds the command is not known. Send it again with the same id."));
                    break;
                default:
                    throw new InvalidOperationException($"{outcome} is no outcome.");
            }
        }
    }

    private async Task<AppendOutcome[]> Append(List<StreamAppend> merged)
    {
        try
        {
            var durable = await _store.Append(merged, CancellationToken.None);
            return [.. durable.Select(Outcome)];
        }
#pragma warning disable CA1031 // Whatever a driver throws, only the journal itself can say what it holds.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _metrics.OutcomeUnknown();
            LogOutcomeUnknown(_log, failure, merged.Count);
            return await FindOut(merged);
        }
    }

    /// <summary>
    /// After a failure: asks the journal what it holds, and appends what it does not hold, until it answers or the
    /// time is over. Each stream was committed or not as a whole, since the batch was one transaction.
    /// </summary>
    private async Task<AppendOutcome[]> FindOut(List<StreamAppend> merged)
    {
        var began = _clock.GetTimestamp();
        var outcomes = new AppendOutcome[merged.Count];
        while (_clock.GetElapsedTime(began) < _options.OutcomeTimeout)
        {
            try
            {
                await Settle(merged, outcomes);
                return outcomes;
            }
#pragma warning disable CA1031 // The next round asks again; when time is over the callers are told.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogOutcomeUnknown(_log, failure, merged.Count);
                await Task.Delay(RetryDelay, _clock);
            }
        }

        return outcomes;
    }

    private async Task Settle(List<StreamAppend> merged, AppendOutcome[] outcomes)
    {
        var open = Enumerable.Range(0, merged.Count).Where(i => outcomes[i] is AppendOutcome.Unknown).ToList();
        var streams = open.ConvertAll(i => merged[i].Stream);
        var heads = (await _store.ReadBack(streams, CancellationToken.None)).ToDictionary(head => head.Stream);
        foreach (var i in open)
        {
            if (heads.TryGetValue(merged[i].Stream, out var head) && await Holds(head, merged[i]))
            {
                outcomes[i] = AppendOutcome.Durable;
            }
        }

        open.RemoveAll(i => outcomes[i] is AppendOutcome.Durable);
        if (open.Count == 0)
        {
            return;
        }

        var durable = await _store.Append(open.ConvertAll(i => merged[i]), CancellationToken.None);
        for (var i = 0; i < open.Count; i++)
        {
            outcomes[open[i]] = Outcome(durable[i]);
        }
    }

    private async Task<bool> Holds(StreamHead head, StreamAppend append)
    {
        if (head.Version <= append.Last.Version)
        {
            return head.Hash.AsSpan().SequenceEqual(append.Last.Hash);
        }

        var there = await _store.Read(append.Stream, [append.Last.Version], CancellationToken.None);
        return there is [var entry] && entry.Hash.AsSpan().SequenceEqual(append.Last.Hash);
    }

    private static AppendOutcome Outcome(bool durable) => durable ? AppendOutcome.Durable : AppendOutcome.Fenced;

    [LoggerMessage(LogLevel.Warning, "Stream {Stream} was taken over by another activation; ours is void.")]
    private static partial void LogTakenOver(ILogger logger, string stream);

    [LoggerMessage(LogLevel.Error, "The journal could not open {Streams} streams.")]
    private static partial void LogOpenFailed(ILogger logger, Exception failure, int streams);

    [LoggerMessage(LogLevel.Warning, "The outcome of a batch of {Streams} streams is unknown; reading back.")]
    private static partial void LogOutcomeUnknown(ILogger logger, Exception failure, int streams);

    private enum AppendOutcome
    {
        Unknown,
        Durable,
        Fenced,
    }
}

/// <summary>What a lane has around it: the clock and the log.</summary>
internal sealed record JournalSurroundings(TimeProvider Clock, ILogger Log);
