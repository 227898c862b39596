namespace GridOrleans;

/// <summary>
/// The journal is full, or could not say in time whether it holds a command. Nothing acknowledged is lost; the command
/// itself may or may not have taken effect. Send it again with the same command id.
/// </summary>
[GenerateSerializer, Alias("journal-unavailable")]
public sealed class JournalUnavailableException : Exception
{
    /// <summary>Names nothing; use the others.</summary>
    public JournalUnavailableException()
    {
    }

    /// <summary>Says what happened.</summary>
    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what happened, and what caused it.</summary>
    public JournalUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
