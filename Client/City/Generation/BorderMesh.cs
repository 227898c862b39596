namespace GridOrleans.City.Generation;

/// <summary>
/// The vertices and borders of the whole city, each stored once. A border that is cut remembers its cut, so the
/// neighbour on its other side meets the same vertex whenever it reads its own ring: this is why generated borders
/// match without any later repair.
/// </summary>
internal sealed class BorderMesh
{
    private readonly List<Vertex> _vertices = [];
    private readonly Dictionary<Vertex, int> _ids = [];
    private readonly Dictionary<(int Low, int High), int> _cuts = [];

    /// <summary>The place of a vertex.</summary>
    public Vertex this[int id] => _vertices[id];

    /// <summary>Whether a vertex stands at this place already.</summary>
    public bool Has(Vertex vertex) => _ids.ContainsKey(vertex);

    /// <summary>The id of the vertex at a place; the first to ask creates it.</summary>
    public int Id(Vertex vertex)
    {
        if (!_ids.TryGetValue(vertex, out var id))
        {
            id = _vertices.Count;
            _vertices.Add(vertex);
            _ids.Add(vertex, id);
        }

        return id;
    }

    /// <summary>Cuts the border between two adjacent vertices at a new place, for both sides.</summary>
    /// <returns>The id of the new vertex.</returns>
    public int Cut(int from, int to, Vertex at)
    {
        var id = Id(at);
        _cuts.Add(Border(from, to), id);
        return id;
    }

    /// <summary>The ring with every vertex that its borders have received since it was made.</summary>
    public int[] Current(IReadOnlyList<int> ring)
    {
        var current = new List<int>(ring.Count * 2);
        for (var i = 0; i < ring.Count; i++)
        {
            Walk(ring[i], ring[(i + 1) % ring.Count], current);
        }

        return [.. current];
    }

    private void Walk(int from, int to, List<int> path)
    {
        if (_cuts.TryGetValue(Border(from, to), out var middle))
        {
            Walk(from, middle, path);
            Walk(middle, to, path);
        }
        else
        {
            path.Add(from);
        }
    }

    private static (int Low, int High) Border(int a, int b) => a < b ? (a, b) : (b, a);
}
