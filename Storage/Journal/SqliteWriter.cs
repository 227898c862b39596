using System.Collections.Concurrent;

namespace GridOrleans.Journal;

/// <summary>One thread with one connection, on which everything that writes happens, one after the other.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly BlockingCollection<Action> _jobs = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteJournalSession? _session;

    /// <summary>Starts the thread; the connection is opened by the first job.</summary>
    public SqliteWriter(SqliteFile file)
    {
        _file = file;
        new Thread(Work) { IsBackground = true, Name = "journal writer (SQLite)" }.Start();
    }

    /// <summary>
    /// Queues a job. It runs in a transaction that it begins and ends itself. A cancelled job does not run if it has
    /// not begun; one that has begun runs to its end, and only the wait for it is given up.
    /// </summary>
    public Task<T> Run<T>(Func<SqliteJournalSession, T> job, CancellationToken cancellationToken)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add(() => Run(job, outcome, cancellationToken), cancellationToken);
        return outcome.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more jobs and ends with the last one.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.CompleteAdding();
        await _ended.Task;
        _jobs.Dispose();
    }

    private void Work()
    {
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            job();
        }

        _session?.Dispose();
        _ended.SetResult();
    }

    private void Run<T>(Func<SqliteJournalSession, T> job, TaskCompletionSource<T> outcome, CancellationToken cancelled)
    {
        if (cancelled.IsCancellationRequested)
        {
            outcome.SetCanceled(cancelled);
            return;
        }

        try
        {
            _session ??= new SqliteJournalSession(_file);
            outcome.SetResult(job(_session));
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the caller; the thread must live on for the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // A connection that failed may be inside half a transaction: closing it undoes that for certain.
            _session?.Dispose();
            _session = null;
            outcome.SetException(failure);
        }
    }
}
