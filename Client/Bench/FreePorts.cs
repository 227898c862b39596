using System.Net;
using System.Net.Sockets;

namespace GridOrleans.Bench;

/// <summary>
/// Ports on this machine for processes that are started a little later. They lie below those that the system gives to
/// outgoing connections (from 32,768 on Linux): one of these could be taken before the process listens.
/// </summary>
internal static class FreePorts
{
    private const int First = 10_200;
    private const int Count = 9_800;

    /// <summary>Processes that look at the same time begin far apart.</summary>
    private const int StepOfProcesses = 97;

    private static int _last = Environment.ProcessId * StepOfProcesses % Count;

    /// <summary>A port that nobody listens on, and none that this process got shortly before.</summary>
    /// <exception cref="InvalidOperationException">None is left.</exception>
    public static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + ((Interlocked.Increment(ref _last) & int.MaxValue) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
