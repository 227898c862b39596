using GridOrleans.Units;

namespace GridOrleans.City.Generation;

/// <summary>
/// Divides land among units by straight borders, again and again, from the districts' outlines down to the grids.
/// Every unit's land is one ring, and its children's rings tile it.
/// </summary>
internal sealed class Subdivision(BorderMesh mesh, SeededDraw draw)
{
    /// <summary>Rounds of looking for a chord; each asks for less clearance and allows sharper corners.</summary>
    private const int Rounds = 12;

    /// <summary>Clearance in the first round and never less than, in millionths of a degree (22 m and 0.9 m).</summary>
    private const double WideClearance = 200, LeastClearance = 8;

    /// <summary>Sine of the sharpest corner in the first round and never less than (20° and 4°).</summary>
    private const double WideSine = 0.34, LeastSine = 0.07;

    private readonly List<(UnitCode Code, int[] Ring)> _land = [];

    /// <summary>Gives a ring to a unit and divides it among the unit's children.</summary>
    /// <exception cref="InvalidOperationException">The ring is too small to be divided so often.</exception>
    public void Settle(Share share, int[] ring)
    {
        _land.Add((share.Code, ring));
        if (share.Children.Count > 0)
        {
            Divide(share.Children, ring);
        }
    }

    /// <summary>Every unit's ring, with each vertex that either side of a border has.</summary>
    public IEnumerable<(UnitCode Code, int[] Ring)> Land() =>
        _land.Select(land => (land.Code, mesh.Current(land.Ring)));

    private void Divide(IReadOnlyList<Share> shares, int[] land)
    {
        if (shares.Count == 1)
        {
            Settle(shares[0], land);
            return;
        }

        var ring = mesh.Current(land);
        var (first, second) = Halves(shares);
        double a = first.Sum(share => share.Weight), b = second.Sum(share => share.Weight);
        var chord = Find(ring, a / (a + b), shares[0].Code);
        var (forward, backward) = Cut(ring, chord);
        Divide(first, chord.ForwardIsFirst ? forward : backward);
        Divide(second, chord.ForwardIsFirst ? backward : forward);
    }

    /// <summary>Two runs of siblings as near to equal weight as may be; runs of codes keep streets together.</summary>
    private static (IReadOnlyList<Share> First, IReadOnlyList<Share> Second) Halves(IReadOnlyList<Share> shares)
    {
        var total = shares.Sum(share => share.Weight);
        var (best, bestMiss, sum) = (1, double.MaxValue, 0.0);
        for (var i = 1; i < shares.Count; i++)
        {
            sum += shares[i - 1].Weight;
            var miss = Math.Abs(sum - total / 2);
            (best, bestMiss) = miss < bestMiss ? (i, miss) : (best, bestMiss);
        }

        return ([.. shares.Take(best)], [.. shares.Skip(best)]);
    }

    private Chord Find(int[] ring, double share, UnitCode near)
    {
        var shape = new RingShape(mesh, ring);
        var search = new ChordSearch(shape);
        var (clearance, sine) = (WideClearance, WideSine);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var chord in search.Candidates(share, draw))
            {
                if (IsNew(chord.From) && IsNew(chord.To) && shape.Admits(chord, clearance, sine))
                {
                    return chord;
                }
            }

            clearance = Math.Max(LeastClearance, clearance / 2);
            sine = Math.Max(LeastSine, sine / 1.5);
        }

        throw new InvalidOperationException($"No border divides the land around {near} any further.");
    }

    private bool IsNew(ChordEnd end) => end.OnVertex || !mesh.Has(end.At);

    private (int[] Forward, int[] Backward) Cut(int[] ring, Chord chord)
    {
        int from = Vertex(ring, chord.From), to = Vertex(ring, chord.To);
        int i = chord.From.Edge, j = chord.To.Edge;
        List<int> forward = [from, .. ring[(i + 1)..(j + 1)]];
        List<int> backward = [to, .. ring[(j + 1)..], .. ring[..(i + 1)]];
        if (!chord.To.OnVertex)
        {
            forward.Add(to);
        }

        if (!chord.From.OnVertex)
        {
            backward.Add(from);
        }

        return ([.. forward], [.. backward]);
    }

    private int Vertex(int[] ring, ChordEnd end) =>
        end.OnVertex ? ring[end.Edge] : mesh.Cut(ring[end.Edge], ring[(end.Edge + 1) % ring.Length], end.At);
}
