using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>A training session's address: who announced it, and what it is called there.</summary>
/// <param name="Unit">The county, or the city.</param>
/// <param name="Name">The session's name in its unit: 1–32 small letters, digits and hyphens.</param>
[GenerateSerializer, Immutable, Alias("training-id")]
public readonly record struct TrainingId([property: Id(0)] UnitCode Unit, [property: Id(1)] string Name)
{
    /// <summary>
    /// Roll sheets of one session: a session's thousands of check-ins go to as many grains, which a cluster has on all
    /// its silos. A promise: a gridworker's sheet follows from it, so it never changes.
    /// </summary>
    public const int Sheets = 32;

    /// <summary>The longest name.</summary>
    public const int NameMax = 32;

    /// <summary>Reads an address; false when it is none.</summary>
    public static bool TryRead(string unit, string name, [NotNullWhen(true)] out TrainingId? id)
    {
        id = UnitCode.TryParse(unit, null, out var code)
            && code.Level is UnitLevel.City or UnitLevel.District
            && name.Length is >= 1 and <= NameMax
            && name.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '-')
                ? new(code, name)
                : null;
        return id is not null;
    }

    /// <summary>The sheet on which a gridworker is entered, always the same one.</summary>
    public static int SheetOf(string worker)
    {
        // FNV-1a over the id's UTF-16 units: the same in every process and release, which string.GetHashCode is not.
        var hash = 2_166_136_261u;
        foreach (var sign in worker)
        {
            hash = unchecked((hash ^ sign) * 16_777_619u);
        }

        return (int)(hash % Sheets);
    }

    /// <summary>The key of one of its sheets' grains.</summary>
    public string Sheet(int number) => string.Create(CultureInfo.InvariantCulture, $"{Unit}/{Name}/{number:00}");

    /// <inheritdoc/>
    public override string ToString() => $"{Unit}-{Name}";
}
