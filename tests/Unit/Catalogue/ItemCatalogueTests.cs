using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Catalogue;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Catalogue;

public sealed class ItemCatalogueTests
{
    private static readonly ItemCatalogue Sample = ItemCatalogue.LoadSample();

    [Fact]
    public void The_sample_has_the_published_sizes_and_says_that_it_is_illustrative()
    {
        Assert.Equal((6, 17), (Sample.Text.Categories.Length, Sample.Items.Length));
        Assert.Equal((8, 52), (Sample.Text.OldCategories.Length, Sample.Text.OldItems.Length));
        Assert.Equal(35, Sample.Text.OldItems.Count(old => old.MovedTo is not null));
        Assert.Contains("Illustrative", Sample.Text.Note, StringComparison.Ordinal);
        Assert.All(
            Sample.Items,
            item => Assert.Contains("Illustrative", item.Ticket.LegalBasis, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_s_items_belong_to_all_eight_lines() =>
        Assert.Equal(Enum.GetValues<Line>(), Sample.Items.Select(item => item.Line).Distinct().Order());

    [Fact]
    public void The_guide_names_every_line_and_every_answer()
    {
        var guide = File.ReadAllText(RepositoryFiles.Path("docs", "catalogue.md"));

        Assert.All(
            Enum.GetNames<Line>().Concat(Enum.GetNames<ItemFate>()),
            name => Assert.Contains(
                $"| `{JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}` | ", guide, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string?, string> Damages => new()
    {
        { "items[1].code", "N101", null, "items: code 'N101' stands there 2 times" },
        { "items[0].code", "unclassified", null, "this code is kept for matters that nobody has classified" },
        { "items[0].category", "N9", null, "Item N101: there is no category 'N9'." },
        { "items[0].english", " ", null, "Item N101: a Chinese and an English name are expected." },
        { "items[0].ticket.item", "N102", null, "Ticket T-N101: it is for 'N102' but stands with N101." },
        { "items[0].ticket.number", "T-N102", null, "tickets: code 'T-N102' stands there 2 times" },
        { "items[0].ticket.to", "2024-12-31", null, "its period ends on 2024-12-31, before it begins on 2025-01-01" },
        { "items[0].ticket.expires", "2025-01-01T00:00:00+08:00", null, "it expires on 2025-01-01, not after" },
        { "items[0].ticket.legalBasis", "", null, "Ticket T-N101: legalBasis: a text is expected." },
        { "items[0].ticket.expires", "someday", null, "The catalogue cannot be read" },
        { "oldItems[0].keptAs", "N999", null, "Old item O101: it is kept as 'N999', which is no item." },
        { "oldItems[0].category", "O9", null, "Old item O101: there is no old category 'O9'." },
        { "oldItems[2].keptAs", "N101", null, "Old item O103: it is either kept as an item or moved" },
        { "oldItems[2].movedTo.because", "", null, "Old item O103: it was moved, but to which department and why" },
        { "version", "", null, "version: a text is expected." },
        { "surprise", "field", null, "The catalogue cannot be read" },
        { "items", "", "remove 16", "items kept from the old list: there are 16; 17 are expected." },
        { "items[0].line", "grid", null, "The catalogue cannot be read" },
        { "items[0].line", "", "remove", "The catalogue cannot be read" },
        { "from", "", "remove", "The catalogue cannot be read" },
        { "items[0].ticket", "", "remove", "The catalogue cannot be read" },
        { "items[0]", "", "null", "The catalogue cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_catalogue_is_refused(string path, string value, string? how, string finding)
    {
        var json = Damaged(path, value, how);

        var refused = Assert.Throws<InvalidDataException>(() => ItemCatalogue.Load(json));

        Assert.Contains(finding, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_json_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ItemCatalogue.Load("17 items"));

    internal static string Damaged(string path, string value, string? how)
    {
        using var stream = typeof(ItemCatalogue).Assembly
            .GetManifestResourceStream("GridOrleans.Catalogue.catalogue.sample.json")!;
        var root = JsonNode.Parse(stream)!;
        var parts = path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        var parent = parts[..^1].Aggregate(root, Child);
        switch (how)
        {
            case null when parent is JsonObject owner:
                owner[parts[^1]] = value;
                break;
            case "remove" when parent is JsonObject owner:
                owner.Remove(parts[^1]);
                break;
            case "null" when parent is JsonArray list:
                list[int.Parse(parts[^1], null)] = null;
                break;
            default:
                Child(parent, parts[^1]).AsArray().RemoveAt(16);
                break;
        }

        return root.ToJsonString();
    }

    private static JsonNode Child(JsonNode parent, string name) =>
        int.TryParse(name, out var index) ? parent[index]! : parent[name]!;
}
