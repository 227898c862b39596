using System.Text.Json.Nodes;
using GridOrleans.Catalogue;

namespace GridOrleans.Unit.Catalogue;

/// <summary>The sample catalogue's file, changed by hand.</summary>
internal static class SampleText
{
    /// <summary>The committee that approved what the tests admit.</summary>
    public const string Committee = "county political-legal committee of 140212";

    /// <summary>The file as it is.</summary>
    public static JsonNode Node()
    {
        using var stream = typeof(ItemCatalogue).Assembly
            .GetManifestResourceStream("GridOrleans.Catalogue.catalogue.sample.json")!;
        return JsonNode.Parse(stream)!;
    }

    /// <summary>Another version, in force from a day.</summary>
    public static JsonNode Version(string version, string from)
    {
        var text = Node();
        (text["version"], text["from"]) = (version, from);
        return text;
    }

    /// <summary>The catalogue that a text is.</summary>
    public static ItemCatalogue Load(this JsonNode text) => ItemCatalogue.Load(text.ToJsonString());

    /// <summary>An 18th item N701, a copy of the first one, with this admission.</summary>
    public static JsonNode WithItem(this JsonNode text, JsonNode? admission, bool temporary = false)
    {
        var item = text["items"]![0]!.DeepClone();
        (item["code"], item["chinese"], item["english"]) = ("N701", "积雪清扫", "Snow to be cleared");
        (item["ticket"]!["number"], item["ticket"]!["item"]) = ("T-N701", "N701");
        item["admission"] = admission;
        if (temporary)
        {
            item["temporary"] = true;
        }

        text["items"]!.AsArray().Add(item);
        return text;
    }

    /// <summary>An admission with nothing missing; with a last day it is a temporary item's.</summary>
    public static JsonObject Admission(string? until = null)
    {
        var admission = new JsonObject
        {
            ["approvedBy"] = Committee,
            ["approvedOn"] = "2024-12-20",
            ["impact"] = new JsonObject { ["tasksPerYear"] = 3_000, ["minutesPerTask"] = 20 },
        };
        if (until is not null)
        {
            admission["until"] = until;
        }

        return admission;
    }
}
