using GridOrleans.Journal;

namespace GridOrleans.Escalation;

/// <summary>A unit took news of a matter from below.</summary>
/// <param name="From">The sender's stream.</param>
/// <param name="Number">The message's number.</param>
/// <param name="Matter">The news.</param>
internal sealed record MatterReceived(string From, long Number, Matter Matter) : Fact;
