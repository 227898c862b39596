using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Tallies;

namespace GridOrleans.Verification;

/// <summary>In which counts two tallies differ, by name.</summary>
internal static class TallyDifference
{
    // What follows from other counts is not named as well.
    private static readonly JsonSerializerOptions Counts = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>Such as <c>cases.byStep.filed 3, not 4</c>; empty when they are the same.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="right">What is right.</param>
    public static string Between(Tally told, Tally right)
    {
        var (one, other) = (CountsOf(told), CountsOf(right));
        return string.Join(
            "; ",
            one.Keys.Union(other.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Told: Text(one, name), Right: Text(other, name)))
                .Where(count => count.Told != count.Right)
                .Select(count => $"{count.Name} {count.Told}, not {count.Right}"));
    }

    private static string Text(Dictionary<string, string> counts, string name) =>
        counts.GetValueOrDefault(name, "0");

    private static Dictionary<string, string> CountsOf(Tally tally)
    {
        var counts = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(JsonSerializer.SerializeToNode(tally with { RefusedPushes = [] }, Counts), "", counts);
        foreach (var (sender, count) in tally.RefusedPushes)
        {
            counts[$"refusedPushes.{sender}"] = $"{count}";
        }

        return counts;
    }

    private static void Collect(JsonNode? node, string path, Dictionary<string, string> counts)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}", counts);
                }

                break;
            case JsonValue value:
                counts[path] = value.ToString();
                break;
            default:
                break;
        }
    }
}
