using GridOrleans.Cases;

namespace GridOrleans.Reading;

/// <summary>
/// The folded cases that the projection touched last, so that a case's next entry does not read its row again. A
/// stream's cases count only while its position is where this process left it.
/// </summary>
/// <param name="generation">
/// How many cases make a generation; two are kept, so that what is used stays and what is not is dropped by the lot.
/// </param>
internal sealed class CaseCache(int generation)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private Dictionary<CaseNumber, CaseState> _young = [];
    private Dictionary<CaseNumber, CaseState> _old = [];

    /// <summary>The case as it was folded up to a position of its stream; null when that is not known.</summary>
    public CaseState? Find(StreamRange range, CaseNumber number) =>
        _positions.GetValueOrDefault(range.Stream) != range.After ? null
        : _young.GetValueOrDefault(number) ?? _old.GetValueOrDefault(number);

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

            _young[file.Number] = file;
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
