using System.Globalization;

namespace GridOrleans.Gateway.Tallies;

/// <summary>What ends a look besides whoever looks.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Host">The host, when it stops.</param>
internal sealed record LiveTime(TimeProvider Clock, IHostApplicationLifetime Host)
{
    /// <summary>When a token ends; seconds since 1970.</summary>
    private const string ExpiryClaim = "exp";

    /// <summary>
    /// A screen asks anew after so long at the latest, which it does by itself: so that a withdrawn role ends some day.
    /// </summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    /// <summary>Cancelled when the caller hangs up, the token ends, it was long enough, or the host stops.</summary>
    public CancellationToken End(HttpContext http)
    {
        // Disposed with the request; the stream ends before.
        var over = new CancellationTokenSource(Left(http), Clock);
        var end = CancellationTokenSource.CreateLinkedTokenSource(
            Host.ApplicationStopping, http.RequestAborted, over.Token);
        http.Response.RegisterForDispose(over);
        http.Response.RegisterForDispose(end);
        return end.Token;
    }

    private TimeSpan Left(HttpContext http)
    {
        var seconds = long.Parse(http.User.FindFirst(ExpiryClaim)?.Value ?? "0", CultureInfo.InvariantCulture);
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - Clock.GetUtcNow();
        return left > LongestLook ? LongestLook : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
