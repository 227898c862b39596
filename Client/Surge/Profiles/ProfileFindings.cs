using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using GridOrleans.Units;

namespace GridOrleans.Surge.Profiles;

/// <summary>What is wrong with a profile that can be read.</summary>
internal static class ProfileFindings
{
    /// <summary>The minutes before a move: at most a month.</summary>
    private const double MinutesMax = 31 * 24 * 60;

    /// <summary>Each with the path of the field, such as <c>$.parts[0].count</c>, and a sentence.</summary>
    public static IEnumerable<(string Path, string Sentence)> Of(SurgeProfile profile)
    {
        List<(string Path, object Object)> objects =
        [
            ("$", profile), ("$.shares", profile.Shares), ("$.resends", profile.Resends), ("$.limits", profile.Limits),
        ];
        objects.AddRange(profile.Items.Select((item, place) => (At("$.items", place), (object)item)));
        objects.AddRange(profile.Parts.Select((part, place) => (At("$.parts", place), (object)part)));
        objects.AddRange(profile.Parts.Index().Where(part => part.Item.Shares is not null)
            .Select(part => ($"{At("$.parts", part.Index)}.shares", (object)part.Item.Shares!)));
        return
        [
            .. objects.SelectMany(one => OfFields(one.Path, one.Object)),
            .. OfMinutes(profile),
            .. OfAmount(profile),
            .. profile.Parts.Index().SelectMany(part => OfPart(profile, part.Item, At("$.parts", part.Index))),
        ];
    }

    private static string At(string path, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{place}]");

    private static IEnumerable<(string Path, string Sentence)> OfFields(string path, object one)
    {
        List<ValidationResult> findings = [];
        Validator.TryValidateObject(one, new ValidationContext(one), findings, validateAllProperties: true);
        foreach (var finding in findings)
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(finding.MemberNames.FirstOrDefault() ?? "");
            yield return ($"{path}.{field}", finding.ErrorMessage ?? $"{field} is not in order.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> OfMinutes(SurgeProfile profile) =>
        from move in profile.MinutesBefore
        where move.Value is not (>= 0 and <= MinutesMax)
        let name = $"minutesBefore.{JsonNamingPolicy.SnakeCaseLower.ConvertName($"{move.Key}")}"
        select ($"$.{name}", $"{name} must be 0–{MinutesMax:F0}.");

    private static IEnumerable<(string Path, string Sentence)> OfAmount(SurgeProfile profile)
    {
        if (profile.Cases is null == profile.Parts.IsEmpty)
        {
            yield return ("$.cases", "either 'cases' or 'parts' is expected.");
        }

        if (profile.Open > profile.Cases || (profile.Open is not null && profile.Cases is null))
        {
            yield return ("$.open", "'open' cannot be more than 'cases'.");
        }

        if (profile.Parts.Select(part => part.Name).Distinct(StringComparer.Ordinal).Count() < profile.Parts.Length)
        {
            yield return ("$.parts", "each part needs a name of its own.");
        }
    }

    private static IEnumerable<(string Path, string Sentence)> OfPart(SurgeProfile profile, SurgePart part, string path)
    {
        if (part.Count is null == part.Each is null)
        {
            yield return ($"{path}.count", $"part '{part.Name}': either 'count' or 'each' is expected.");
        }

        if (part.Each is UnitLevel.City)
        {
            yield return ($"{path}.each", $"part '{part.Name}': 'each' is district, township, village or grid.");
        }

        var until = part.Until ?? profile.Hours;
        if (part.From > until || until > profile.Hours)
        {
            yield return ($"{path}.until", $"part '{part.Name}': 'from' and 'until' lie within the profile's hours.");
        }

        if (part.Open > part.Count || (part.Open is not null && part.Count is null))
        {
            yield return ($"{path}.open", $"part '{part.Name}': 'open' cannot be more than 'count'.");
        }
    }
}
