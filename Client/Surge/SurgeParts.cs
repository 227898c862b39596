using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge;

/// <summary>What all cases of a surge share.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Pace">The surge's clock.</param>
/// <param name="Sender">Sends commands.</param>
/// <param name="Figures">Counts and measures.</param>
internal sealed record SurgeParts(int Seed, Pace Pace, CommandSender Sender, SurgeFigures Figures)
{
    /// <summary>Where acknowledgements are written down; null: nowhere.</summary>
    public AckFile? Acks { get; init; }

    /// <summary>Is told after each acknowledgement was written down.</summary>
    public Action? Acknowledged { get; init; }
}
