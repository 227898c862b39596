using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Gateway;

/// <summary>How a process takes its leave of whoever spreads requests over several.</summary>
public sealed class DrainingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_told_to_stop_says_so_and_serves_until_the_notice_is_over()
    {
        // The notice is as long as the test looks.
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var gateway = await GatewayUnderTest.Start(
            new() { ["Grid:Gateway:NoticeBeforeStop"] = "00:00:15" },
            all => all.AddSingleton<TimeProvider>(time));
        Assert.Equal(200, (await gateway.Get("/readyz", null)).Status);

        var stopping = gateway.App.StopAsync(Stop);

        var ready = await gateway.Get("/readyz", null);
        Assert.Equal(503, ready.Status);
        Assert.Contains("stopping", ready.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await gateway.Get("/healthz", null)).Status);
        Assert.Equal(200, (await gateway.Get("/v1/units/140212", gateway.Token("wang", "resident@1402"))).Status);
        Assert.False(stopping.IsCompleted);
        while (!stopping.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.Delay(20, Stop);
        }

        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.Get("/healthz", null));
    }
}
