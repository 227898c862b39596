using System.Globalization;

namespace GridOrleans.Surge;

/// <summary>Durations as people write them: <c>500ms</c>, <c>20s</c>, <c>5m</c>, <c>2h</c>.</summary>
internal static class SurgeDuration
{
    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>Reads one; null when it is none, or not above zero, or longer than a week.</summary>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (suffix, unit) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(
                    text.AsSpan(0, text.Length - suffix.Length),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var count))
            {
                return count > 0 && unit * count <= TimeSpan.FromDays(7) ? unit * count : null;
            }
        }

        return null;
    }
}
