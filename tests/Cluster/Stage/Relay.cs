using System.Net;
using System.Net.Sockets;

namespace GridOrleans.Cluster.Stage;

/// <summary>
/// A TCP relay before one or more servers: a load balancer before gateways, or a bad network before a database. A
/// connection goes to the first server that takes it, the next connection begins with the next one.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1_024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly IReadOnlyList<int> _ports;
    private readonly Task _accepting;
    private int _next;

    /// <param name="ports">The servers, on this machine.</param>
    public Relay(IReadOnlyList<int> ports)
    {
        _ports = ports;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How much later everything arrives, in each direction.</summary>
    public TimeSpan Delay { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task Accept()
    {
        while (!_closing.IsCancellationRequested)
        {
            _ = Serve(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            using var server = await Connect();
            if (server is null)
            {
                // As a machine answers on whose port nobody listens.
                client.LingerState = new(true, 0);
                return;
            }

            (client.NoDelay, server.NoDelay) = (true, true);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
            var both = new[] { Pump(client, server, over.Token), Pump(server, client, over.Token) };
            await Task.WhenAny(both);
            await over.CancelAsync();
            await Task.WhenAll(both).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TcpClient?> Connect()
    {
        var first = Interlocked.Increment(ref _next);
        for (var i = 0; i < _ports.Count; i++)
        {
            var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _ports[(first + i) % _ports.Count], _closing.Token);
                return server;
            }
            catch (SocketException)
            {
                server.Dispose();
            }
        }

        return null;
    }

    private async Task Pump(TcpClient from, TcpClient to, CancellationToken stop)
    {
        var buffer = new byte[BufferBytes];
        while (await from.GetStream().ReadAsync(buffer, stop) is var read and > 0)
        {
            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, stop);
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }
}
