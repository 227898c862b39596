using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Reading;

/// <summary>
/// Folds a stretch of a grid's stream into its files, entry by entry, and stops at the first that cannot be trusted:
/// out of place, not chained to the one before, unreadable, or not fitting its file.
/// </summary>
/// <param name="range">The stretch.</param>
/// <param name="before">The files as they were before it.</param>
internal sealed class StreamFold(StreamRange range, Func<FileId, IGridFile?> before)
{
    private readonly Dictionary<(FileTable Table, int Serial), IGridFile> _changed = [];
    private long _version = range.After;
    private byte[] _hash = range.Hash;
    private bool _rowMissing;

    /// <summary>What folding the entries comes to.</summary>
    public ProjectedStream Over(Stretch stretch)
    {
        foreach (var (entry, fact, trouble) in stretch.Entries)
        {
            if ((Misplaced(entry) ?? trouble ?? Apply(entry, fact)) is { } stop)
            {
                return Ended(stop);
            }

            if (_rowMissing)
            {
                return ProjectedStream.Anew(range);
            }

            (_version, _hash) = (entry.Version, entry.Hash);
        }

        return Ended(stretch.Trouble ?? (_version == range.UpTo ? null : $"Version {_version + 1} is missing."));
    }

    private ProjectedStream Ended(string? trouble) => new(range, _version, _hash, trouble, _changed.Values);

    private string? Misplaced(JournalEntry entry)
    {
        if (entry.Version != _version + 1)
        {
            return $"Version {_version + 1} is missing; {entry.Version} follows {_version}.";
        }

        return HashChain.Holds(_hash, entry)
            ? null
            : $"Version {entry.Version} is not chained to the one before: it was altered after it was written.";
    }

    private string? Apply(JournalEntry entry, Fact? fact)
    {
        if (fact is null || !FileTable.TryOf(fact, out var table))
        {
            return null;
        }

        if (!GridStream.TryGrid(range.Stream, out var grid))
        {
            return $"'{range.Stream}' is not the stream of a grid.";
        }

        var serial = table.SerialOf(fact);
        var file = _changed.GetValueOrDefault((table, serial)) ?? before(new(table, grid, serial));
        _rowMissing = file is null && !table.Opens(fact) && range.After > 0;
        if (_rowMissing)
        {
            return null;
        }

        try
        {
            _changed[(table, serial)] = table.Apply(file, grid, fact, entry);
            return null;
        }
        catch (InvalidOperationException misfit)
        {
            return $"Version {entry.Version} does not fit: {misfit.Message}";
        }
    }
}
