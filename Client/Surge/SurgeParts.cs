using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Sending;
using GridOrleans.Verification;

namespace GridOrleans.Surge;

/// <summary>What all walks of a surge share.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Pace">The surge's clock.</param>
/// <param name="Sender">Sends commands.</param>
/// <param name="Figures">Counts and measures.</param>
internal sealed record SurgeParts(int Seed, Pace Pace, CommandSender Sender, SurgeFigures Figures)
{
    /// <summary>After how long no further command is begun.</summary>
    public TimeSpan For { get; init; } = TimeSpan.MaxValue;

    /// <summary>How often commands come again or out of order.</summary>
    public ResendShares Resends { get; init; } = new();

    /// <summary>Where acknowledgements are written down; null: nowhere.</summary>
    public AckFile? Acks { get; init; }

    /// <summary>Where they are kept for the audit; null: nowhere.</summary>
    public AckBook? Book { get; init; }

    /// <summary>Is told after each acknowledgement was written down.</summary>
    public Action? Acknowledged { get; init; }

    /// <summary>Takes an acknowledgement; answers the first one when this one differs from it.</summary>
    /// <exception cref="IOException">It cannot be written down, and so never be proved.</exception>
    public Ack? Acknowledge(Ack ack)
    {
        var first = Acks?.Add(ack);
        if (ack.Case is { } number)
        {
            Book?.AddCase(ack.CommandId, number.Grid, ack.Version);
        }
        else
        {
            Book?.AddPatrol(ack.CommandId, ack.Worker!, ack.Version);
        }

        Acknowledged?.Invoke();
        return first;
    }
}
