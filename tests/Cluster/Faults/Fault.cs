using GridOrleans.Cluster.Stage;

namespace GridOrleans.Cluster.Faults;

/// <summary>Something that happens to a deployment under load.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Happens">Makes it happen, once the load is well under way, and puts right what people would.</param>
internal sealed record Fault(string Name, Func<ClusterStage, CancellationToken, Task> Happens)
{
    /// <summary>For how many seconds cases are reported.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>The longest that docs/cluster.md promises a retrying client to wait; null for none.</summary>
    public TimeSpan? Promised { get; init; }

    /// <summary>What this machine lacks for it; null when it can be made to happen.</summary>
    public string? CannotHappen { get; init; }
}

/// <summary>What a fault cost.</summary>
/// <param name="Fault">Which.</param>
/// <param name="Storage">On which engine.</param>
/// <param name="Load">What the clients saw.</param>
/// <param name="Proof">What the journal shows.</param>
/// <param name="Fenced">Activations whose appends were refused because the stream was taken over.</param>
internal sealed record FaultResult(Fault Fault, string Storage, LoadResult Load, Proof Proof, int Fenced)
{
    /// <summary>Whether nothing was lost, nothing doubled, and every client served in the end.</summary>
    public bool Survived => Load.Passed && Proof.Clean;

    /// <summary>Whether the clients waited no longer than promised.</summary>
    public bool InTime => Fault.Promised is not { } promised || Load.LongestWait <= promised;
}

/// <summary>What <c>verify</c> found.</summary>
/// <param name="Clean">Nothing.</param>
/// <param name="Looked">Acknowledgements that were looked up.</param>
/// <param name="Lost">Acknowledged commands that the journal does not hold where it should.</param>
/// <param name="Doubled">Commands that took effect more than once.</param>
/// <param name="Findings">All it found, in words.</param>
internal sealed record Proof(bool Clean, int Looked, int Lost, int Doubled, string Findings);
