namespace GridOrleans.Surge.Sending;

/// <summary>What bounds a surge and each of its commands.</summary>
/// <param name="InFlight">How many requests may be on their way at once.</param>
/// <param name="AttemptTimeout">How long one attempt may take before it counts as lost.</param>
/// <param name="Patience">How long a command is tried before it counts as unanswered.</param>
internal sealed record SendBounds(int InFlight, TimeSpan AttemptTimeout, TimeSpan Patience)
{
    /// <summary>More than any server here keeps busy with: beyond it requests only queue elsewhere.</summary>
    public const int InFlightDefault = 512;

    /// <summary>Longer than a silo takes to come back after a kill, so that a surge heals itself.</summary>
    public static readonly TimeSpan PatienceDefault = TimeSpan.FromSeconds(60);

    /// <summary>A commit whose outcome is unknown is settled well within this.</summary>
    public static readonly TimeSpan AttemptTimeoutDefault = TimeSpan.FromSeconds(10);
}
