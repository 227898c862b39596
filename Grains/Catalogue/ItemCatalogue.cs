using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using GridOrleans.Tickets;

namespace GridOrleans.Catalogue;

/// <summary>
/// The catalogue 事项清单: the items that a report may name, what became of the old ones, and the admission tickets.
/// One version of it; <see cref="CatalogueHistory"/> has them all.
/// </summary>
internal sealed class ItemCatalogue
{
    private const string SampleName = "GridOrleans.Catalogue.catalogue.sample.json";

    private readonly FrozenDictionary<string, CatalogueItem> _items;
    private readonly FrozenDictionary<string, OldItem> _oldItems;
    private readonly FrozenDictionary<string, TicketEntry> _tickets;

    private ItemCatalogue(CatalogueText text)
    {
        Text = text;
        _items = text.Items.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        _oldItems = text.OldItems.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        _tickets = text.Items.Select(item => item.Ticket)
            .ToFrozenDictionary(ticket => ticket.Number, StringComparer.Ordinal);
    }

    /// <summary>The whole catalogue, for lists.</summary>
    public CatalogueText Text { get; }

    /// <summary>Which version of the list this is.</summary>
    public string Version => Text.Version;

    /// <summary>The first day on which it is in force, in China's time.</summary>
    public DateOnly From => Text.From;

    /// <summary>The items, in the list's order.</summary>
    public ImmutableArray<CatalogueItem> Items => Text.Items;

    /// <summary>The item of this code, or null.</summary>
    public CatalogueItem? Find(string code) => _items.GetValueOrDefault(code);

    /// <summary>The item of this code, or null when there is none, or its last day is over.</summary>
    public CatalogueItem? Find(string code, DateTimeOffset now) =>
        Find(code) is { } item && !item.HasEnded(now) ? item : null;

    /// <summary>The standing ticket of this number, or null.</summary>
    public TicketEntry? FindTicket(string number) => _tickets.GetValueOrDefault(number);

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
        var (catalogue, findings) = Read(json);
        return catalogue
            ?? throw new InvalidDataException($"The catalogue is not sound:\n{string.Join('\n', findings)}");
    }

    /// <summary>Reads a catalogue, or tells everything that is wrong with it.</summary>
    public static (ItemCatalogue? Catalogue, ImmutableArray<string> Findings) Read(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, CatalogueJson.Default.CatalogueText) is not { } text
                || !HasNoHoles(text))
            {
                return (null, ["The catalogue cannot be read: it, or a row of it, is null."]);
            }

            ImmutableArray<string> findings = [.. CatalogueFindings.Of(text)];
            return findings.IsEmpty ? (new(text), []) : (null, findings);
        }
        catch (JsonException damage)
        {
            return (null, [$"The catalogue cannot be read: {damage.Message}"]);
        }
    }

    // The serializer respects what may be null for members, not for the elements of a list.
    private static bool HasNoHoles(CatalogueText text) =>
        !text.Categories.Contains(null!)
        && !text.Items.Contains(null!)
        && !text.OldCategories.Contains(null!)
        && !text.OldItems.Contains(null!);
}

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CatalogueText))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
