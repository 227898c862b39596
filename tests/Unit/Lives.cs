using CsCheck;

namespace GridOrleans.Unit;

/// <summary>Samples random lives until everything that was to happen in them has happened.</summary>
internal static class Lives
{
    // What one round shows in all but one of a hundred runs, this many show in all of them.
    private const int RoundsMax = 25;

    /// <summary>
    /// Samples <paramref name="iter"/> values; and again while what had to be seen has not been, so that chance
    /// alone never fails a test. The caller asserts afterwards that it was seen.
    /// </summary>
    public static void SampleUntil<T>(this Gen<T> gen, Func<bool> allSeen, Action<T> assert, int iter)
    {
        var rounds = 0;
        do
        {
            gen.Sample(assert, iter: iter);
        }
        while (!allSeen() && ++rounds < RoundsMax);
    }
}
