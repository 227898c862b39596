using GridOrleans.Commands;
using GridOrleans.Journal;

namespace GridOrleans.Verification;

/// <summary>Proves that each command stands in its stream once, its entries side by side.</summary>
internal sealed class CommandProof(string stream, Action<AuditFinding> found)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>Takes the next entry; true when it is the first of its command.</summary>
    public bool Take(JournalEntry entry)
    {
        if (entry.CommandId == _last)
        {
            return false;
        }

        _last = entry.CommandId;
        if (!_seen.Add(entry.CommandId))
        {
            found(new(
                AuditKind.RepeatedCommand,
                stream,
                entry.Version,
                $"Command {entry.CommandId} took effect before in this stream."));
            return false;
        }

        if (!CommandId.TryParse(entry.CommandId, null, out _))
        {
            found(new(
                AuditKind.UnreadableEntry,
                stream,
                entry.Version,
                $"'{entry.CommandId}' is not a command id."));
        }

        return true;
    }
}
