using System.Collections.Immutable;

namespace GridOrleans.Journal;

/// <summary>
/// The number that a stream took last from each sender. Senders deliver in order, one batch at a time, so that whatever
/// is not above it was taken before.
/// </summary>
internal sealed class Inbox
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>Whether a message was not taken before.</summary>
    public bool IsNew(string from, long number) => number > _last.GetValueOrDefault(from);

    /// <summary>Notes that a message was taken.</summary>
    public void Take(string from, long number) => _last[from] = number;

    /// <summary>Everything, for a snapshot.</summary>
    public ImmutableDictionary<string, long> ToSnapshot() => _last.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(ImmutableDictionary<string, long> last)
    {
        foreach (var (from, number) in last)
        {
            _last[from] = number;
        }
    }
}
