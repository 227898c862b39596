using System.Text.Json;
using System.Text.Json.Nodes;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Integration.Processes;

public sealed class CatalogueStartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_catalogue_stops_the_start_with_every_finding_before_anything_is_touched()
    {
        using var folder = SiloFolder.OnSqlite();
        var text = Sample();
        (text["note"], text["items"]![0]!["english"]) = ("", "");
        var file = Path.Combine(folder.Path, "ours.json");
        await File.WriteAllTextAsync(file, text.ToJsonString(), Stop);
        await using var silo = SiloProcess.Launch(folder, [.. folder.Arguments, "--catalogue", file]);

        Assert.Equal(1, await silo.Exit());

        // The console breaks its lines where it likes.
        var told = string.Join(' ', silo.Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("refused for 2 finding(s)", told, StringComparison.Ordinal);
        Assert.Contains("note: a text is expected.", told, StringComparison.Ordinal);
        Assert.Contains("Item N101: a Chinese and an English name", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", silo.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data")));
    }

    [Fact]
    public async Task A_silo_serves_the_catalogue_that_it_was_given()
    {
        using var folder = SiloFolder.OnSqlite();
        var versions = Directory.CreateDirectory(Path.Combine(folder.Path, "catalogue"));
        var text = Sample();
        (text["version"], text["from"], text["note"]) = ("datong-2026", "2026-01-01", "ours");
        await File.WriteAllTextAsync(
            Path.Combine(versions.FullName, "catalogue.2026.json"), text.ToJsonString(), Stop);
        await File.WriteAllTextAsync(
            Path.Combine(versions.FullName, "catalogue.2025.json"), Sample().ToJsonString(), Stop);
        await using var silo = await SiloProcess.Start(folder, "--catalogue", versions.FullName);
        using var http = new HttpClient { BaseAddress = folder.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token(folder));

        var catalogue = await http.GetStringAsync(new Uri("/v1/catalogue", UriKind.Relative), Stop);
        var old = await http.GetStringAsync(new Uri("/v1/catalogue/O103", UriKind.Relative), Stop);

        Assert.Equal("datong-2026", JsonElement.Parse(catalogue).GetProperty("version").GetString());
        Assert.Equal("moved_to", JsonElement.Parse(old).GetProperty("answer").GetString());
    }

    private static string Token(SiloFolder folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        return DevelopmentToken.Mint(
            TokenKey.LoadOrCreate(folder.Key),
            new("wang", [new(Role.Resident, UnitCode.Parse("1402"))]),
            now,
            now.AddHours(1));
    }

    private static JsonNode Sample()
    {
        using var stream = typeof(ItemCatalogue).Assembly
            .GetManifestResourceStream("GridOrleans.Catalogue.catalogue.sample.json")!;
        return JsonNode.Parse(stream)!;
    }
}
