using System.IO.Hashing;
using System.Text;
using GridOrleans.Units;

namespace GridOrleans;

/// <summary>
/// Which silo a grain belongs to, by rendezvous hashing: each silo draws a number for the key, and the highest has it.
/// When a silo goes only its grains move, and when it comes back, under the same address, the same ones return.
/// Pure.
/// </summary>
internal static class Homes
{
    /// <summary>What is hashed of a grain's key: all that lies in one township has one key.</summary>
    /// <param name="placement">How grains are placed.</param>
    /// <param name="key">The grain's key; for grids and units their code.</param>
    public static string KeyOf(Placement placement, string key) =>
        placement is Placement.Township
            && UnitCode.TryParse(key, null, out var unit)
            && unit.Level > UnitLevel.Township
                ? unit.At(UnitLevel.Township).ToString()
                : key;

    /// <summary>The silo that a key belongs to.</summary>
    /// <param name="key">What <see cref="KeyOf"/> answered.</param>
    /// <param name="silos">The silos; at least one.</param>
    public static SiloAddress Of(string key, IReadOnlyList<SiloAddress> silos)
    {
        var seed = unchecked((long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(key)));
        var (home, highest) = (silos[0], 0UL);
        foreach (var silo in silos)
        {
            // Without the generation: a silo that starts again at its address is the same one.
            var drawn = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(silo.Endpoint.ToString()), seed);
            if (drawn > highest || (drawn == highest && silo.CompareTo(home) < 0))
            {
                (home, highest) = (silo, drawn);
            }
        }

        return home;
    }
}
