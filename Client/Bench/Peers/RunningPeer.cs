using System.Net;
using System.Net.Sockets;
using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>A peer's process and the way it is loaded: from within, or over HTTP from here.</summary>
internal sealed class RunningPeer(PeerProcess process) : IAsyncDisposable
{
    /// <summary>The process.</summary>
    public PeerProcess Process => process;

    /// <summary>How it is reached over HTTP; null when it loads itself.</summary>
    public HttpTarget? Http { get; set; }

    /// <summary>What it uses, when it is loaded over HTTP.</summary>
    public CpuMeter? Cpu { get; set; }

    /// <summary>An address that nothing listens on.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Ends the process when what is awaited fails.</summary>
    public async Task Guarded(Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a round.</summary>
    public async Task<RoundResult> Round(RoundOrder order, CancellationToken stop)
    {
        if (Http is null)
        {
            return await process.Round(order, stop);
        }

        try
        {
            using var loop = new LoadLoop(Http, order, Cpu!);
            return await loop.Run(stop);
        }
        catch (Exception fault) when (fault is LoadFaultException or HttpRequestException)
        {
            return RoundResult.Failed(fault.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => process.DisposeAsync();
}
