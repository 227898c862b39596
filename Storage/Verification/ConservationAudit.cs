using System.Globalization;
using GridOrleans.Journal;

namespace GridOrleans.Verification;

/// <summary>
/// Holds a surge's acknowledgements against the journal: each is there exactly once, in its stream, with the version it
/// was answered with. Reads what was written since the surge began, and single entries of what was answered from
/// before. Reads only, and may run beside silos that write.
/// </summary>
/// <param name="journal">The journal of the city that was surged.</param>
/// <param name="time">The clock.</param>
internal sealed class ConservationAudit(IJournalStore journal, TimeProvider time)
{
    /// <summary>How many findings are told in words; the rest is counted.</summary>
    private const int FindingsTold = 20;

    private readonly List<string> _findings = [];
    private readonly Dictionary<string, long> _before = new(StringComparer.Ordinal);
    private long _entries;
    private long _lost;
    private long _doubled;
    private long _moved;

    /// <summary>Notes where every stream ends; to be called before the first command is sent.</summary>
    public async Task Begin(CancellationToken stop)
    {
        await foreach (var head in journal.Heads("", stop))
        {
            _before.Add(head.Stream, head.Version);
        }
    }

    /// <summary>Holds what was acknowledged against the journal; the book is used up by it.</summary>
    public async Task<ConservationReport> Run(AckBook acks, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        await LookBack(acks, stop);
        foreach (var stream in await Grown(stop))
        {
            await Walk(stream, acks, stop);
        }

        foreach (var entry in acks.All.Where(ack => ack.Met == 0))
        {
            _lost++;
            Tell($"A command was acknowledged with version {entry.Version} of {acks.StreamOf(entry)}, and is not in "
                + "the journal.");
        }

        return new(
            acks.Count, _lost, _doubled, _moved, _entries, time.GetElapsedTime(began).TotalSeconds, [.. _findings]);
    }

    private async Task<IReadOnlyList<string>> Grown(CancellationToken stop)
    {
        var grown = new List<string>();
        await foreach (var head in journal.Heads("", stop))
        {
            if (head.Version > EndBefore(head.Stream))
            {
                grown.Add(head.Stream);
            }
        }

        return grown;
    }

    private long EndBefore(string stream) => _before.GetValueOrDefault(stream);

    // What was answered with a version from before the surge: sent again, by this run or by an earlier one.
    private async Task LookBack(AckBook acks, CancellationToken stop)
    {
        var earlier = acks.All.Where(ack => ack.Version <= EndBefore(acks.StreamOf(ack)))
            .ToLookup(acks.StreamOf, ack => ack.Version);
        foreach (var stream in earlier)
        {
            foreach (var entry in await journal.Read(stream.Key, [.. stream.Distinct().Order()], stop))
            {
                Meet(stream.Key, entry.CommandId, entry.Version, acks);
            }
        }
    }

    // A command's entries stand side by side, and the last of them is the version it is answered with. None leaves the
    // same kind of fact twice: the second is a second effect.
    private async Task Walk(string stream, AckBook acks, CancellationToken stop)
    {
        JournalEntry? last = null;
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in journal.Read(stream, EndBefore(stream), stop))
        {
            _entries++;
            if (last is not null && (last.CommandId != entry.CommandId || kinds.Contains(entry.Kind)))
            {
                Meet(stream, last.CommandId, last.Version, acks);
                kinds.Clear();
            }

            kinds.Add(entry.Kind);
            last = entry;
        }

        if (last is not null)
        {
            Meet(stream, last.CommandId, last.Version, acks);
        }
    }

    private void Meet(string stream, string commandId, long version, AckBook acks)
    {
        if (acks.Meet(commandId) is not { } before)
        {
            return;
        }

        if (before.Met > 0)
        {
            _doubled += before.Met == 1 ? 1 : 0;
            Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"Command {commandId} took effect once more, at version {version} of {stream}."));
            return;
        }

        if (acks.StreamOf(before) != stream || before.Version != version)
        {
            _moved++;
            Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"Command {commandId} was answered with version {before.Version} of {acks.StreamOf(before)}, and took "
                + $"effect at version {version} of {stream}."));
        }
    }

    private void Tell(string finding)
    {
        if (_findings.Count < FindingsTold)
        {
            _findings.Add(finding);
        }
    }
}
