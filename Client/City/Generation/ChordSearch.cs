namespace GridOrleans.City.Generation;

/// <summary>
/// Finds a good straight border that divides a ring in two parts of given sizes. A single chord of a simple polygon
/// always leaves two simple polygons, whatever the polygon's shape: no part ever falls to pieces.
/// </summary>
internal sealed class ChordSearch
{
    /// <summary>Directions tried for one division, 15° apart.</summary>
    private const int Directions = 12;

    private const double Cos15 = 0.9659258262890683;
    private const double Sin15 = 0.25881904510252074;

    /// <summary>Halvings on the way to the offset with the wanted area: finer than a millionth of the width.</summary>
    private const int Halvings = 22;

    /// <summary>An end this near to a vertex, as a share of the chord's length, moves onto the vertex.</summary>
    private const double SnapShare = 0.08;

    /// <summary>The least distance between two vertices of a border, in millionths of a degree (3 m).</summary>
    private const double LeastBorder = 30;

    private readonly RingShape _shape;
    private readonly double[] _u;
    private readonly double[] _v;

    public ChordSearch(RingShape shape)
    {
        _shape = shape;
        _u = new double[shape.Count];
        _v = new double[shape.Count];
    }

    /// <summary>Candidates, best first, for a first part that holds <paramref name="share"/> of the area.</summary>
    public List<Chord> Candidates(double share, SeededDraw draw)
    {
        List<Chord> found = [];
        double cos = draw.Between(-1, 1), sin = draw.Between(-1, 1) + 1e-3;
        var length = Math.Sqrt(cos * cos + sin * sin);
        (cos, sin) = (cos / length, sin / length);
        for (var i = 0; i < Directions; i++)
        {
            Project(cos, sin);
            AddChords(Offset(share), share, found);
            AddChords(Offset(1 - share), share, found);
            (cos, sin) = (cos * Cos15 - sin * Sin15, sin * Cos15 + cos * Sin15);
        }

        // a stable sort: equal costs keep the order in which they were found
        return [.. found.OrderBy(chord => chord.Cost)];
    }

    private void Project(double cos, double sin)
    {
        for (var i = 0; i < _shape.Count; i++)
        {
            var p = _shape[i];
            _u[i] = p.X * cos + p.Y * sin;
            _v[i] = p.Y * cos - p.X * sin;
        }
    }

    /// <summary>The offset below which the wanted share of the area lies.</summary>
    private double Offset(double share)
    {
        double low = _u.Min(), high = _u.Max();
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (AreaBelow(middle) < share * _shape.Area)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>Green's theorem on the part of each border below the offset; the cut itself adds nothing.</summary>
    private double AreaBelow(double offset)
    {
        var area = 0.0;
        for (int i = 0, j = _u.Length - 1; i < _u.Length; j = i++)
        {
            double u0 = _u[j], u1 = _u[i], v0 = _v[j], v1 = _v[i];
            if (u0 >= offset && u1 >= offset)
            {
                continue;
            }

            if (u0 >= offset || u1 >= offset)
            {
                var v = v0 + (v1 - v0) * (offset - u0) / (u1 - u0);
                (u0, v0, u1, v1) = u0 >= offset ? (offset, v, u1, v1) : (u0, v0, offset, v);
            }

            area -= (u1 - u0) * (v0 + v1) / 2;
        }

        return area;
    }

    private void AddChords(double offset, double share, List<Chord> found)
    {
        List<(double V, int Edge, double Along)> crossings = [];
        for (var i = 0; i < _u.Length; i++)
        {
            var j = (i + 1) % _u.Length;
            if (_u[i] < offset != _u[j] < offset)
            {
                var along = (offset - _u[i]) / (_u[j] - _u[i]);
                crossings.Add((_v[i] + along * (_v[j] - _v[i]), i, along));
            }
        }

        crossings.Sort();
        for (var i = 0; i + 1 < crossings.Count; i += 2)
        {
            var snap = Math.Max(LeastBorder, SnapShare * (crossings[i + 1].V - crossings[i].V));
            var a = End(crossings[i].Edge, crossings[i].Along, snap);
            var b = End(crossings[i + 1].Edge, crossings[i + 1].Along, snap);
            if (a.Edge != b.Edge)
            {
                found.Add(_shape.Rate(a.Edge < b.Edge ? a : b, a.Edge < b.Edge ? b : a, share));
            }
        }
    }

    private ChordEnd End(int edge, double along, double snap)
    {
        var next = (edge + 1) % _shape.Count;
        var length = (_shape[next] - _shape[edge]).Length;
        if (Math.Min(along, 1 - along) * length < snap)
        {
            var nearest = along < 0.5 ? edge : next;
            return new(nearest, _shape.Vertex(nearest), true);
        }

        Vertex from = _shape.Vertex(edge), to = _shape.Vertex(next);
        var at = new Vertex(
            (int)Math.Round(from.X + along * (to.X - from.X)),
            (int)Math.Round(from.Y + along * (to.Y - from.Y)));
        return new(edge, at, false);
    }
}
