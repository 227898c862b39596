using System.Globalization;
using System.Threading.RateLimiting;
using GridOrleans.Access;
using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway;

/// <summary>How fast one caller may send; whoever has no token yet is counted by address.</summary>
internal static class CallerRates
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Adds the limits of <see cref="GatewayOptions"/>.</summary>
    public static IServiceCollection AddCallerRates(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limiter, gateway) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create(ByCaller(gateway.Value));
            limiter.OnRejected = Refuse;
        });
        return services;
    }

    private static Func<HttpContext, RateLimitPartition<string>> ByCaller(GatewayOptions options)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = Math.Max(1, options.RequestsPerSecond),
            ReplenishmentPeriod = Period,
            AutoReplenishment = false,
        };
        return options.RequestsPerSecond == 0
            ? _ => RateLimitPartition.GetNoLimiter("")
            : http => RateLimitPartition.GetTokenBucketLimiter(Who(http), _ => bucket);
    }

    private static string Who(HttpContext http) => http.User.Identity is CallerIdentity identity
        ? identity.Caller.Id
        : $"@{http.Connection.RemoteIpAddress}";

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : Period;
        var seconds = (int)Math.Ceiling(Math.Max(1, wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await new ProblemResult(
            ProblemKind.TooManyRequests,
            "Nothing was changed. Wait the seconds in Retry-After, then send it again with the same Idempotency-Key; "
            + "many commands belong in one POST /v1/commands.").ExecuteAsync(rejected.HttpContext);
    }
}
