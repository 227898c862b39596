namespace GridOrleans.City.Generation;

/// <summary>A ring's corners on the local plane, and what a chord would do to it.</summary>
internal sealed class RingShape
{
    /// <summary>A corner whose sine is below this counts as sharp (about 25°).</summary>
    private const double SharpSine = 0.42;

    private readonly Vertex[] _vertices;
    private readonly Metric[] _corners;
    private readonly double[] _swept;

    public RingShape(BorderMesh mesh, int[] ring)
    {
        _vertices = [.. ring.Select(id => mesh[id])];
        _corners = [.. _vertices.Select(vertex => Metric.Of(vertex, _vertices[0]))];
        _swept = new double[ring.Length + 1];
        for (var i = 0; i < ring.Length; i++)
        {
            _swept[i + 1] = _swept[i] + Metric.Cross(_corners[i], _corners[(i + 1) % ring.Length]);
        }
    }

    /// <summary>How many corners the ring has.</summary>
    public int Count => _corners.Length;

    /// <summary>The ring's area in the plane's units; positive, since rings run counter-clockwise.</summary>
    public double Area => _swept[^1] / 2;

    /// <summary>A corner on the local plane.</summary>
    public Metric this[int index] => _corners[index];

    /// <summary>A corner on the lattice.</summary>
    public Vertex Vertex(int index) => _vertices[index];

    /// <summary>The chord between two ends with its cost and the side that fits <paramref name="share"/>.</summary>
    public Chord Rate(ChordEnd from, ChordEnd to, double share)
    {
        var forward = AreaBetween(from, to) / Area;
        var forwardIsFirst = Math.Abs(forward - share) <= Math.Abs(1 - forward - share);
        var miss = Math.Min(Math.Abs(forward - share), Math.Abs(1 - forward - share)) / Math.Min(share, 1 - share);
        var smaller = Math.Max(Math.Min(forward, 1 - forward), 1e-9) * Area;
        var length = (On(to) - On(from)).Length;
        var sharp = Math.Min(Sine(from, to), Sine(to, from));
        var cost = 3 * miss + length / Math.Sqrt(smaller) + 4 * Math.Max(0, SharpSine - sharp);
        return new(from, to, forwardIsFirst, cost);
    }

    /// <summary>
    /// Whether the chord leaves two proper parts: it crosses no border, keeps its distance from other corners, and
    /// meets the ring at no sharper angle than allowed. The distances are what makes rounding to the lattice safe.
    /// </summary>
    /// <param name="chord">The chord.</param>
    /// <param name="clearance">Least distance to corners that are not its ends, in the plane's units.</param>
    /// <param name="sine">Least sine of the angle with the borders at its ends.</param>
    public bool Admits(Chord chord, double clearance, double sine)
    {
        Metric a = On(chord.From), b = On(chord.To);
        var forward = AreaBetween(chord.From, chord.To);
        var sharpest = Math.Min(Sine(chord.From, chord.To), Sine(chord.To, chord.From));
        if (Math.Min(forward, Area - forward) <= 0 || sharpest < sine)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (IsEnd(chord.From, i) || IsEnd(chord.To, i))
            {
                continue;
            }

            if (_corners[i].DistanceTo(a, b) < clearance || Crosses(a, b, i, chord))
            {
                return false;
            }
        }

        return true;
    }

    private bool Crosses(Metric a, Metric b, int edge, Chord chord)
    {
        var next = (edge + 1) % Count;
        if (edge == chord.From.Edge || edge == chord.To.Edge || IsEnd(chord.From, next) || IsEnd(chord.To, next))
        {
            return false;
        }

        Metric p = _corners[edge], q = _corners[next];
        return Metric.Cross(b - a, p - a) > 0 != Metric.Cross(b - a, q - a) > 0
            && Metric.Cross(q - p, a - p) > 0 != Metric.Cross(q - p, b - p) > 0;
    }

    private double AreaBetween(ChordEnd from, ChordEnd to)
    {
        Metric a = On(from), b = On(to);
        return (Metric.Cross(a, _corners[from.Edge + 1]) + _swept[to.Edge] - _swept[from.Edge + 1]
            + Metric.Cross(_corners[to.Edge], b) + Metric.Cross(b, a)) / 2;
    }

    /// <summary>The sine of the sharpest angle of chord and ring at one end; 1 where none is acute.</summary>
    private double Sine(ChordEnd end, ChordEnd other)
    {
        Metric at = On(end), chord = On(other) - at;
        var before = end.OnVertex ? (end.Edge + Count - 1) % Count : end.Edge;
        return Math.Min(Sine(chord, _corners[before] - at), Sine(chord, _corners[(end.Edge + 1) % Count] - at));
    }

    private static double Sine(Metric a, Metric b) =>
        Metric.Dot(a, b) <= 0 ? 1 : Math.Abs(Metric.Cross(a, b)) / (a.Length * b.Length);

    private Metric On(ChordEnd end) => Metric.Of(end.At, _vertices[0]);

    private static bool IsEnd(ChordEnd end, int index) => end.OnVertex && end.Edge == index;
}
