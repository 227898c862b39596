using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>What a comparison is run with.</summary>
/// <param name="Connection">The PostgreSQL server; its user makes and drops a database for each peer.</param>
/// <param name="Peers">What is compared.</param>
internal sealed record PeerSettings(string Connection, IReadOnlyList<Peer> Peers)
{
    /// <summary>Seconds in each round before anything is counted: caches and pools fill again.</summary>
    public const double Ramp = 1;

    /// <summary>How often each is measured.</summary>
    public required int Rounds { get; init; }

    /// <summary>Seconds that are measured in a round.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of load before a peer's first round: its code is compiled in them.</summary>
    public required double WarmUp { get; init; }

    /// <summary>Cases that are moved at once.</summary>
    public required int InFlight { get; init; }

    /// <summary>At which percentages of the rate that was reached latencies are taken.</summary>
    public required IReadOnlyList<int> Loads { get; init; }
}

/// <summary>One round of a peer.</summary>
/// <param name="Peer">Whose.</param>
/// <param name="Round">Which, from 1.</param>
/// <param name="Result">What it showed.</param>
internal sealed record PeerRound(string Peer, int Round, RoundResult Result);

/// <summary>A round at a part of the rate that was reached.</summary>
/// <param name="Peer">Whose.</param>
/// <param name="Percent">Of the rate that was reached.</param>
/// <param name="Rate">Transitions a second that were offered.</param>
/// <param name="Result">What it showed.</param>
internal sealed record LoadedRound(string Peer, int Percent, double Rate, RoundResult Result);
