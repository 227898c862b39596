using GridOrleans.Gateway.Ops;

namespace GridOrleans.Surge.Watching;

/// <summary>What the server said it did in a second of a surge.</summary>
/// <param name="At">When, in seconds from the surge's start.</param>
/// <param name="Beat">What its process did.</param>
internal sealed record ClusterBeat(double At, OpsBeat Beat);
