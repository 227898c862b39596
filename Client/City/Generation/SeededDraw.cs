namespace GridOrleans.City.Generation;

/// <summary>
/// SplitMix64: draws that depend on the seed alone. <see cref="Random"/> may change its sequence between versions of
/// .NET, and the same seed must give the same city for good.
/// </summary>
internal sealed class SeededDraw(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>A fraction in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="from"/>, <paramref name="to"/>), evenly spread.</summary>
    public double Between(double from, double to) => from + (to - from) * Fraction();

    /// <summary>A whole number in [<paramref name="from"/>, <paramref name="to"/>], both included.</summary>
    public int Whole(int from, int to) => from + (int)(Fraction() * (to - from + 1));

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
