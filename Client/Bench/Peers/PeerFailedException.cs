namespace GridOrleans.Bench.Peers;

/// <summary>A peer cannot be started, or died.</summary>
internal sealed class PeerFailedException(string message) : Exception(message);
