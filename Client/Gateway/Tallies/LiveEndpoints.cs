using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Tallies;

/// <summary>A unit's numbers as they change.</summary>
internal static class LiveEndpoints
{
    /// <summary>When a token ends; seconds since 1970.</summary>
    private const string ExpiryClaim = "exp";

    /// <summary>
    /// A screen asks anew after so long at the latest, which it does by itself: so that a withdrawn role ends some day.
    /// </summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    /// <summary>Adds <c>/v1/units/{code}/live</c>.</summary>
    public static void MapLive(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/units/{code}/live", Look)
            .WithTags("Units 单位")
            .WithName("watchUnit")
            .WithSummary("一屏 A unit's numbers as server-sent events: at once, and at each change")
            .ProducesProblems(400, 403, 404);

    private static Results<ServerSentEventsResult<LiveTally>, ProblemResult> Look(
        string code,
        HttpContext http,
        UnitDirectory units,
        TallyWatches watches,
        LiveTime time)
    {
        if (!UnitCode.TryParse(code, null, out var unit))
        {
            return UnitEndpoints.NoCode(code);
        }

        if (!http.Caller().Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        if (units.Find(unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(unit));
        }

        // Disposed with the request; the stream ends before.
        var end = CancellationTokenSource.CreateLinkedTokenSource(time.Host.ApplicationStopping, http.RequestAborted);
        http.Response.RegisterForDispose(end);
        end.CancelAfter(Left(http, time.Clock));
        return TypedResults.ServerSentEvents<LiveTally>(watches.Look(unit, end.Token));
    }

    private static TimeSpan Left(HttpContext http, TimeProvider clock)
    {
        var seconds = long.Parse(http.User.FindFirst(ExpiryClaim)?.Value ?? "0", CultureInfo.InvariantCulture);
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow();
        return left > LongestLook ? LongestLook : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}

/// <summary>What ends a look besides whoever looks.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Host">The host, when it stops.</param>
internal sealed record LiveTime(TimeProvider Clock, IHostApplicationLifetime Host);
