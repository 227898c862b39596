using System.Collections.Immutable;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Kind">What.</param>
/// <param name="Stream">In which stream; empty where none can be named.</param>
/// <param name="Version">At which entry, where one can be named.</param>
/// <param name="Detail">One sentence for a person.</param>
internal sealed record AuditFinding(AuditKind Kind, string Stream, long? Version, string Detail);

/// <summary>What is to be audited.</summary>
internal sealed record AuditRequest
{
    /// <summary>What the streams' names begin with; empty for the whole journal.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// How long the read model may take to catch up before the walk begins; zero to compare it as it stands, each
    /// stream at the version it was projected to. After the walk, a running city's numbers may take as long again.
    /// </summary>
    public TimeSpan Wait { get; init; }

    /// <summary>A file with the commands that were acknowledged; see <see cref="Acknowledgement"/>.</summary>
    public string? Acknowledgements { get; init; }

    /// <summary>A running city, whose numbers are to be compared with the journal; null for none.</summary>
    public ITallySource? City { get; init; }

    /// <summary>Whether a stream is to be audited.</summary>
    public bool Asks(string stream) => stream.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>How far an audit has come.</summary>
/// <param name="Streams">Streams that were walked.</param>
/// <param name="StreamsTotal">Streams to walk.</param>
/// <param name="Entries">Entries that were proved or found wanting.</param>
internal sealed record AuditProgress(int Streams, int StreamsTotal, long Entries);

/// <summary>What an audit came to.</summary>
/// <param name="Streams">Streams that were walked.</param>
/// <param name="Entries">Entries that were walked.</param>
/// <param name="Commands">Commands in them.</param>
/// <param name="Cases">Cases folded from them.</param>
/// <param name="Orders">Orders folded from them.</param>
/// <param name="Acknowledged">Acknowledgements that were looked up.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Lag">How far the read model was behind when the walk began.</param>
/// <param name="FindingsTotal">How many findings there are.</param>
/// <param name="Findings">The first of them, <see cref="AuditLedger.FindingsMax"/> at most.</param>
internal sealed record AuditReport(
    int Streams,
    long Entries,
    long Commands,
    long Cases,
    long Orders,
    long Acknowledged,
    double Seconds,
    ProjectionLag Lag,
    int FindingsTotal,
    ImmutableArray<AuditFinding> Findings)
{
    /// <summary>Units and grids whose numbers were compared with a running city's.</summary>
    public int Tallies { get; init; }

    /// <summary>Messages between the levels, from grids to units and back.</summary>
    public long Messages { get; init; }

    /// <summary>Those of them that were not delivered yet.</summary>
    public long MessagesWaiting { get; init; }

    /// <summary>Whether everything was proved.</summary>
    public bool Clean => FindingsTotal == 0;
}
