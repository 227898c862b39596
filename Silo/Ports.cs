using System.Net;
using System.Net.Sockets;

namespace GridOrleans;

/// <summary>Which ports of this machine a silo takes.</summary>
internal static class Ports
{
    /// <summary>How many ports are tried from the first on: more silos than that on one machine name theirs.</summary>
    private const int Tries = 100;

    /// <summary>The port that was asked for, if it is free, or else the first free one.</summary>
    /// <param name="asked">The port that was asked for; null for none.</param>
    /// <param name="first">Where to begin when none was.</param>
    /// <param name="host">The address it is to be bound to.</param>
    /// <param name="option">The option that names one, for the message.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static int Choose(int? asked, int first, string host, string option)
    {
        var address = IPAddress.TryParse(host, out var parsed) ? parsed : IPAddress.Any;
        if (asked is { } port)
        {
            return IsFree(address, port)
                ? port
                : throw new IOException(
                    $"Port {port} ({option}) is taken on {host}. Stop what has it, or give another one.");
        }

        return Enumerable.Range(first, Tries).Cast<int?>().FirstOrDefault(next => IsFree(address, next!.Value))
            ?? throw new IOException($"Ports {first}–{first + Tries - 1} are all taken on {host}: give {option}.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode
            is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
