using GridOrleans.Screen.Stage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(GridOrleans.Screen.Seeing.ScreenFixture))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace GridOrleans.Screen.Seeing;

/// <summary>One server and one browser for all tests: the whole city is loaded once.</summary>
public sealed class ScreenFixture : IAsyncLifetime
{
    internal ScreenServer Server { get; private set; } = null!;

    internal Chromium Browser { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Browser = await Chromium.Start();
        Server = await ScreenServer.Start(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Browser.DisposeAsync();
    }

    /// <summary>Somebody with these roles, at the screen.</summary>
    internal async Task<Viewer> Enter(string[] grants, string place = "#/wall", Look? look = null)
    {
        var viewer = await Viewer.Sit(Browser.Browser, look ?? new());
        await viewer.Enter(Server.Url, Server.Token("chen", grants), place);
        return viewer;
    }

    /// <summary>
    /// The tab asked nobody but its server, put no token into an address, was stopped by no policy, met no error.
    /// </summary>
    internal void AssertClean(Viewer viewer)
    {
        var server = Server.Url.ToString();
        Assert.All(
            viewer.Addresses, address => Assert.StartsWith(server, Own(address), StringComparison.Ordinal));
        Assert.DoesNotContain(viewer.Addresses, address => address.Contains("eyJ", StringComparison.Ordinal));
        Assert.Empty(viewer.Faults);
    }

    // What the page made itself is no address of anybody.
    private static string Own(string address) =>
        address.StartsWith("blob:", StringComparison.Ordinal) ? address["blob:".Length..] : address;
}
