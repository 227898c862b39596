using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridOrleans.Catalogue;

/// <summary>
/// The catalogue 事项清单: the items that a report may name, what became of the old ones, and the admission tickets.
/// One version at a time; another one is another file.
/// </summary>
internal sealed class ItemCatalogue
{
    private const string SampleName = "GridOrleans.Catalogue.catalogue.sample.json";

    private readonly FrozenDictionary<string, CatalogueItem> _items;
    private readonly FrozenDictionary<string, OldItem> _oldItems;

    private ItemCatalogue(CatalogueText text)
    {
        Text = text;
        _items = text.Items.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        _oldItems = text.OldItems.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        Tickets = new(text.Items);
    }

    /// <summary>The whole catalogue, for lists.</summary>
    public CatalogueText Text { get; }

    /// <summary>Which version of the list this is.</summary>
    public string Version => Text.Version;

    /// <summary>The items, in the list's order.</summary>
    public ImmutableArray<CatalogueItem> Items => Text.Items;

    /// <summary>The approved tickets.</summary>
    public AdmissionTicket.Ledger Tickets { get; }

    /// <summary>The item of this code, or null.</summary>
    public CatalogueItem? Find(string code) => _items.GetValueOrDefault(code);

    /// <summary>What became of an old code, or null when there was none such.</summary>
    public OldItem? FindOld(string code) => _oldItems.GetValueOrDefault(code);

    /// <summary>
    /// The catalogue that comes with the project: illustrative, since the city's own names are unpublished.
    /// </summary>
    public static ItemCatalogue LoadSample()
    {
        using var stream = typeof(ItemCatalogue).Assembly.GetManifestResourceStream(SampleName)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {SampleName}.");
        return Load(stream);
    }

    /// <inheritdoc cref="Load(string)"/>
    public static ItemCatalogue Load(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return Load(reader.ReadToEnd());
    }

    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="InvalidDataException">It is not one; every finding is named.</exception>
    public static ItemCatalogue Load(string json)
    {
        var text = Parse(json);
        var findings = string.Join('\n', CatalogueFindings.Of(text));
        return findings.Length == 0
            ? new ItemCatalogue(text)
            : throw new InvalidDataException($"The catalogue is not sound:\n{findings}");
    }

    // The serializer respects what may be null for members, not for the elements of a list.
    private static bool HasNoHoles(CatalogueText text) =>
        !text.Categories.Contains(null!)
        && !text.Items.Contains(null!)
        && !text.OldCategories.Contains(null!)
        && !text.OldItems.Contains(null!);

    private static CatalogueText Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CatalogueJson.Default.CatalogueText) is { } text && HasNoHoles(text)
                ? text
                : throw new InvalidDataException("The catalogue cannot be read: it, or a row of it, is null.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"The catalogue cannot be read: {damage.Message}", damage);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CatalogueText))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
