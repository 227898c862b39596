using System.Globalization;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Journal;

/// <summary>The names of the journal's streams: the kind of grain, a slash, and its key.</summary>
internal static class Streams
{
    /// <summary>The stream of a grid.</summary>
    public static string OfGrid(UnitCode grid) => $"grid/{grid}";

    /// <summary>The stream of a unit above the grids.</summary>
    public static string OfUnit(UnitCode unit) => $"unit/{unit}";

    /// <summary>The stream of a gridworker's patrols.</summary>
    public static string OfPatrols(string worker) => $"patrol/{worker}";

    /// <summary>The stream of a county's grid staff.</summary>
    public static string OfStaff(UnitCode county) => $"staff/{county}";

    /// <summary>The county of a staff's stream; false for any other stream.</summary>
    public static bool TryStaff(string stream, out UnitCode county)
    {
        county = default;
        return stream.StartsWith("staff/", StringComparison.Ordinal)
            && UnitCode.TryParse(KeyOf(stream), null, out county);
    }

    /// <summary>The stream of a gridworker's file.</summary>
    public static string OfGridworker(string worker) => $"gridworker/{worker}";

    /// <summary>What the names of registries' streams begin with.</summary>
    public const string RegistryPrefix = "registry/";

    /// <summary>The stream of a grid's registry.</summary>
    public static string OfRegistry(UnitCode grid) => RegistryPrefix + grid;

    /// <summary>The key of the grain that owns a stream.</summary>
    public static string KeyOf(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// The command id of what a grain does by itself: of no other stream, and the same when it is done again.
    /// </summary>
    /// <param name="what">What it does.</param>
    /// <param name="stream">The stream that it began in.</param>
    /// <param name="number">The version there.</param>
    /// <param name="at">Where it takes effect, when that is another stream.</param>
    public static CommandId CommandId(string what, string stream, long number, UnitCode? at = null) =>
        Commands.CommandId.Parse(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}:{stream.Replace('/', ':')}:{number}{(at is null ? "" : ":")}{at}"));
}
