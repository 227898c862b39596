using GridOrleans.City.Generation;

namespace GridOrleans.Surge.Sending;

/// <summary>How long to wait before a command is sent again, always with the same id. Pure.</summary>
internal static class RetryRule
{
    /// <summary>The first wait; a queue that was full has usually drained by then.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait: a silo that was killed is back within six seconds and must be noticed soon.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The wait before the next attempt.</summary>
    /// <param name="failures">How many attempts have failed, from 1.</param>
    /// <param name="retryAfter">What the server asked for: never less than this.</param>
    /// <param name="draw">Spreads the waits over half of their length, so that nobody returns in step.</param>
    public static TimeSpan Wait(int failures, TimeSpan? retryAfter, SeededDraw draw)
    {
        // Beyond this many doublings the longest wait is reached; more would only overflow.
        const int DoublingsMax = 16;
        var doubled = First * Math.Pow(2, Math.Min(failures - 1, DoublingsMax));
        var capped = doubled < Longest ? doubled : Longest;
        var jittered = capped * draw.Between(0.5, 1);
        return retryAfter is { } asked && asked > jittered ? asked + capped * draw.Between(0, 0.5) : jittered;
    }
}
