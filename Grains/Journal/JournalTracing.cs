using System.Diagnostics;

namespace GridOrleans.Journal;

/// <summary>
/// The journal's part of a traced request: how long its entries waited for a transaction, and how long that took.
/// Of a request that is not traced it costs one look.
/// </summary>
internal static class JournalTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "GridOrleans.Journal";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Begins the span of an append; null unless it belongs to a traced request.</summary>
    public static Activity? Begin(StreamAppend append)
    {
        if (Activity.Current is not { Recorded: true } request)
        {
            return null;
        }

        var span = Source.StartActivity("journal append");
        span?.SetTag("grid.journal.stream", append.Stream).SetTag("grid.journal.entries", append.Entries.Count);

        // The span ends elsewhere; what the caller does next is no part of it.
        Activity.Current = request;
        return span;
    }

    /// <summary>Ends it, with the transaction as a span of its own.</summary>
    /// <param name="span">What <see cref="Begin"/> answered.</param>
    /// <param name="batch">Entries in the transaction.</param>
    /// <param name="began">When it began.</param>
    public static void End(Activity span, int batch, DateTimeOffset began)
    {
        using (var commit = Source.StartActivity(
            "journal commit", ActivityKind.Client, span.Context, startTime: began))
        {
            commit?.SetTag("grid.journal.batch", batch);
        }

        span.Stop();
        Activity.Current = null;
    }
}
