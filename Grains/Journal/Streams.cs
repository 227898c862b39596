using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GridOrleans.Commands;
using GridOrleans.Units;

namespace GridOrleans.Journal;

/// <summary>The names of the journal's streams: the kind of grain, a slash, and its key.</summary>
internal static class Streams
{
    private const int DigestBytes = 12;

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

    /// <summary>The stream of the training sessions that a county, or the city, announces.</summary>
    public static string OfTrainings(UnitCode unit) => $"training/{unit}";

    /// <summary>The stream of a session's roll sheet.</summary>
    public static string OfRollSheet(string key) => $"roll-sheet/{key}";

    /// <summary>The stream of the appeals against a county's scores.</summary>
    public static string OfAssessment(UnitCode county) => $"assessment/{county}";

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
        Commands.CommandId.TryParse(Text(what, stream.Replace('/', ':'), number, at), null, out var id)
            ? id
            : Commands.CommandId.Parse(Text(what, Digest(stream), number, at));

    private static string Text(string what, string stream, long number, UnitCode? at) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}:{stream}:{number}{(at is null ? "" : ":")}{at}");

    // A gridworker's id may be longer than a command's, and have other signs in it.
    private static string Digest(string stream) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream)).AsSpan(0, DigestBytes));
}
