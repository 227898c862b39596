using GridOrleans.Grids;

namespace GridOrleans.Reading;

/// <summary>
/// The folded files that the projection touched last, so that a file's next entry does not read its row again. A
/// stream's files count only while its position is where this process left it.
/// </summary>
/// <param name="generation">
/// How many files make a generation; two are kept, so that what is used stays and what is not is dropped by the lot.
/// </param>
internal sealed class FileCache(int generation)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private Dictionary<FileId, IGridFile> _young = [];
    private Dictionary<FileId, IGridFile> _old = [];

    /// <summary>The file as it was folded up to a position of its stream; null when that is not known.</summary>
    public IGridFile? Find(StreamRange range, FileId id) =>
        _positions.GetValueOrDefault(range.Stream) != range.After ? null
        : _young.GetValueOrDefault(id) ?? _old.GetValueOrDefault(id);

    /// <summary>Keeps what was written.</summary>
    public void Keep(ProjectedStream stream)
    {
        _positions[stream.Range.Stream] = stream.Version;
        foreach (var file in stream.Changed)
        {
            if (_young.Count >= generation)
            {
                (_old, _young) = (_young, []);
            }

            _young[FileId.Of(file)] = file;
        }
    }

    /// <summary>Forgets everything: somebody else wrote, or the outcome of a write is unknown.</summary>
    public void Clear()
    {
        _positions.Clear();
        _young.Clear();
        _old.Clear();
    }
}
