using System.Text.Json.Nodes;
using GridOrleans.Catalogue;
using GridOrleans.Cases;
using GridOrleans.Unit.Cases;
using Xunit;

namespace GridOrleans.Unit.Catalogue;

/// <summary>Two versions: the second keeps old O501 as N304 instead of N301, and drops the admitted N701.</summary>
public sealed class CatalogueHistoryTests : IDisposable
{
    private static readonly DateTimeOffset LastOfFirst = new(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset FirstOfSecond = LastOfFirst.AddSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("catalogue-").FullName;

    [Theory]
    [InlineData("2020-01-01T00:00:00+08:00", "one")]
    [InlineData("2026-12-31T15:59:59Z", "one")]
    [InlineData("2026-12-31T16:00:00Z", "two")]
    [InlineData("2031-07-01T12:00:00+08:00", "two")]
    public void The_version_in_force_is_told_by_the_day_in_china(string now, string version) =>
        Assert.Equal(version, History().At(DateTimeOffset.Parse(now, null)).Version);

    [Fact]
    public void Reports_and_tickets_follow_the_version_in_force()
    {
        var grid = new GridOnPaper(GridOnPaper.Policy(ItemCatalogue.LoadSample()) with { Catalogue = History() });
        grid.Wait(LastOfFirst - grid.Now).Do(People.Resident, Stories.Rubbish);
        grid.Do(People.Clerk, new FileCase(Severity.Ordinary));
        grid.Wait(FirstOfSecond - grid.Now);

        var report = grid.Refuse(People.Resident, Stories.Rubbish);
        var assign = grid.Refuse(People.Clerk, Stories.ToGridworker);

        Assert.Equal((RefusalCode.UnknownItem, RefusalCode.TicketRequired), (report.Code, assign.Code));
        Assert.StartsWith("Item 'N301' is not in catalogue two. It was kept as N304.", report.Detail, Ordinal);
        grid.Do(People.Resident, Stories.Rubbish with { Item = "N304" });
    }

    [Theory]
    [InlineData("N301", ItemFate.KeptAs, "N304")]
    [InlineData("O501", ItemFate.KeptAs, "N304")]
    [InlineData("N304", ItemFate.Current, null)]
    [InlineData("O103", ItemFate.MovedTo, "Emergency Management Bureau 应急管理局")]
    [InlineData("N701", ItemFate.Ended, "catalogue two, in force since 2027-01-01, has it no longer")]
    public void A_code_of_any_version_answers_what_became_of_it(string code, ItemFate fate, string? what)
    {
        var answer = ItemAnswers.Find(History(), code, FirstOfSecond).Value!;

        Assert.Equal((code, fate), (answer.Code, answer.Answer));
        Assert.Equal(what, answer.KeptAs ?? answer.Department ?? answer.Because);
        Assert.Equal(fate is ItemFate.Current, answer.Item is not null);
        Assert.NotEmpty(answer.Name);
    }

    [Fact]
    public void An_old_code_that_only_an_earlier_version_had_is_followed_to_today()
    {
        var second = Second();
        Old(second, "O501")["code"] = "O599";
        Old(second, "O502")["code"] = "O598";
        Old(second, "O103")["code"] = "O199";
        var history = CatalogueHistory.Of(First().Load(), second.Load());

        // N301 is no more; N302 goes on, though the second list calls its source by another code.
        Assert.Equal(
            [("O501", ItemFate.Ended, "two"), ("O502", ItemFate.KeptAs, "one"), ("O103", ItemFate.MovedTo, "one")],
            from code in (string[])["O501", "O502", "O103"]
            let answer = ItemAnswers.Find(history, code, FirstOfSecond).Value!
            select (answer.Code, answer.Answer, answer.Version));
    }

    [Fact]
    public void A_version_still_to_come_answers_nothing_yet()
    {
        var answer = ItemAnswers.Find(History(), "N304", LastOfFirst);

        Assert.Equal(RefusalCode.UnknownItem, answer.Refusal?.Code);
        Assert.StartsWith("Item 'N304' is not in catalogue one. Its items are N101 (", answer.Refusal!.Detail, Ordinal);
    }

    [Theory]
    [InlineData("one", "2027-01-01", "2 catalogues are version 'one'; each needs its own.")]
    [InlineData("two", "2025-01-01", "Catalogues 'one' and 'two' are all in force from 2025-01-01; only one can be.")]
    public void Two_versions_with_one_name_or_one_day_are_refused(string version, string from, string finding)
    {
        Write("catalogue.1.json", First());
        Write("catalogue.2.json", SampleText.Version(version, from));

        var refused = Assert.Throws<InvalidDataException>(() => CatalogueFiles.Load(_folder, LastOfFirst));

        Assert.Contains(finding, refused.Message, Ordinal);
    }

    [Fact]
    public void A_folder_s_versions_are_loaded_and_other_files_left_alone()
    {
        Write("catalogue.2027.json", Second());
        Write("catalogue.2025.json", First());
        File.WriteAllText(Path.Combine(_folder, "catalogue.md"), "how we approve");

        var history = CatalogueFiles.Load(_folder, LastOfFirst);

        Assert.Equal(("one", "two"), (history.At(LastOfFirst).Version, history.At(FirstOfSecond).Version));
        Assert.Equal(["one"], history.Before(FirstOfSecond).Select(version => version.Version));
    }

    [Fact]
    public void One_file_is_the_only_version_and_no_setting_is_the_sample()
    {
        Write("ours.json", First());

        var ours = CatalogueFiles.Load(Path.Combine(_folder, "ours.json"), LastOfFirst);
        Assert.Equal("one", ours.At(FirstOfSecond).Version);
        Assert.All([null, ""], path =>
            Assert.Equal("sample-1", CatalogueFiles.Load(path, LastOfFirst).At(LastOfFirst).Version));
    }

    [Fact]
    public void Every_finding_of_every_file_is_told_at_once()
    {
        Write("catalogue.1.json", SampleText.Node().WithItem(null));
        var second = Second();
        (second["note"], second["items"]![0]!["english"]) = ("", "");
        Write("catalogue.2.json", second);
        File.WriteAllText(Path.Combine(_folder, "catalogue.3.json"), "{");

        var refused = Assert.Throws<InvalidDataException>(() => CatalogueFiles.Load(_folder, LastOfFirst));

        Assert.Contains("refused for 4 finding(s)", refused.Message, Ordinal);
        Assert.Contains("catalogue.1.json: Item N701", refused.Message, Ordinal);
        Assert.Contains("catalogue.2.json: note: a text is expected.", refused.Message, Ordinal);
        Assert.Contains("catalogue.2.json: Item N101: a Chinese and an English name", refused.Message, Ordinal);
        Assert.Contains("catalogue.3.json: The catalogue cannot be read", refused.Message, Ordinal);
    }

    [Fact]
    public void A_catalogue_that_is_missing_or_begins_in_the_future_is_refused()
    {
        var empty = Assert.Throws<InvalidDataException>(() => CatalogueFiles.Load(_folder, LastOfFirst));
        Write("catalogue.2.json", Second());
        var early = Assert.Throws<InvalidDataException>(() => CatalogueFiles.Load(_folder, LastOfFirst));

        Assert.Contains("no file named catalogue.*.json", empty.Message, Ordinal);
        Assert.Contains("No catalogue is in force on 2026-12-31: the first begins on 2027", early.Message, Ordinal);
        Assert.ThrowsAny<IOException>(() => CatalogueFiles.Load(Path.Combine(_folder, "none.json"), LastOfFirst));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static CatalogueHistory History() => CatalogueHistory.Of(Second().Load(), First().Load());

    private static JsonNode First() => SampleText.Version("one", "2025-01-01").WithItem(SampleText.Admission());

    private static JsonNode Second() => Renamed(SampleText.Version("two", "2027-01-01"));

    private static JsonNode Renamed(JsonNode text)
    {
        var item = text["items"]!.AsArray().Single(row => (string?)row!["code"] == "N301")!;
        (item["code"], item["ticket"]!["item"], item["ticket"]!["number"]) = ("N304", "N304", "T-N304");
        Old(text, "O501")["keptAs"] = "N304";
        return text;
    }

    private static JsonNode Old(JsonNode text, string code) =>
        text["oldItems"]!.AsArray().Single(row => (string?)row!["code"] == code)!;

    private void Write(string file, JsonNode text) =>
        File.WriteAllText(Path.Combine(_folder, file), text.ToJsonString());
}
