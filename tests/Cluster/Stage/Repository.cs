using System.Net;
using System.Net.Sockets;

namespace GridOrleans.Cluster.Stage;

/// <summary>What the stage needs of the machine it stands on.</summary>
internal static class Repository
{
    /// <summary>The repository's root: where the solution is.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A port that nobody listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This runs outside of the repository.");
        }

        return folder.FullName;
    }
}
