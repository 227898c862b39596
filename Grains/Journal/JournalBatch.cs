namespace GridOrleans.Journal;

/// <summary>
/// What goes into one transaction: per stream the appends of one activation, merged in their order. An append that
/// does not directly follow waits for the next batch, where the store's fence decides about it.
/// </summary>
internal sealed class JournalBatch
{
    private readonly Dictionary<string, List<PendingAppend>> _byStream = new(StringComparer.Ordinal);

    /// <summary>How many entries are in it.</summary>
    public int Entries { get; private set; }

    /// <summary>Adds an append, unless it does not follow what the batch has of its stream.</summary>
    public bool TryAdd(PendingAppend pending)
    {
        var append = pending.Append;
        if (!_byStream.TryGetValue(append.Stream, out var appends))
        {
            _byStream.Add(append.Stream, [pending]);
            Entries += append.Entries.Count;
            return true;
        }

        var before = appends[^1].Append;
        if (before.Epoch != append.Epoch || before.Last.Version != append.After)
        {
            return false;
        }

        appends.Add(pending);
        Entries += append.Entries.Count;
        return true;
    }

    /// <summary>One append per stream, for the store.</summary>
    public List<StreamAppend> Merged()
    {
        var merged = new List<StreamAppend>(_byStream.Count);
        foreach (var appends in _byStream.Values)
        {
            merged.Add(appends is [var only]
                ? only.Append
                : appends[0].Append with { Entries = [.. appends.SelectMany(pending => pending.Append.Entries)] });
        }

        return merged;
    }

    /// <summary>Who waits for a stream's append.</summary>
    public IReadOnlyList<PendingAppend> Waiting(string stream) => _byStream[stream];
}
