using System.Diagnostics;

namespace GridOrleans.Journal;

/// <summary>An append in the queue, and the promise to whoever waits for it.</summary>
internal sealed class PendingAppend(StreamAppend append)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public StreamAppend Append => append;

    /// <summary>Its span; null of all but the few requests that are traced.</summary>
    public Activity? Span { get; } = JournalTracing.Begin(append);
}

/// <summary>A stream waiting to be taken over.</summary>
internal sealed class PendingOpen(string stream)
    : TaskCompletionSource<StreamHead>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public string Stream => stream;
}
