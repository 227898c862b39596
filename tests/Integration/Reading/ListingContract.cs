using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Units;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridOrleans.Integration.Reading;

/// <summary>What lists must keep on every engine.</summary>
public abstract class ListingContract : ReadingTest
{
    private readonly FakeTimeProvider _clock = new(GridHistory.Begin.AddHours(12));
    private ICaseListing? _listing;

    [Theory]
    [InlineData("1402", 4)]
    [InlineData("140213", 3)]
    [InlineData("140213001", 3)]
    [InlineData("140213001001", 2)]
    [InlineData("140213001001002", 1)]
    [InlineData("140215", 0)]
    public async Task A_unit_lists_the_cases_of_its_subtree(string unit, int grids)
    {
        var histories = await Write(commands: 60);
        await CatchUp(NewProjector());

        var page = await List(Everything(unit));

        var expected = histories.Where(history => UnitCode.Parse(unit).Contains(history.Grid)).ToList();
        Assert.Equal(grids, expected.Count);
        Assert.Equal(Numbers(expected.SelectMany(history => history.Cases)), Numbers(page.Cases));
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task Every_filter_narrows_alone_and_together()
    {
        var cases = await Projected(commands: 350);
        var now = _clock.GetUtcNow();
        var since = cases.OrderBy(file => file.UpdatedAt).ElementAt(cases.Count / 3).UpdatedAt;

        await Finds(Everything() with { Steps = [CaseStep.Filed, CaseStep.Archived] },
            file => file.Step is CaseStep.Filed or CaseStep.Archived);
        await Finds(Everything() with { Steps = [CaseStep.Reported] }, file => file.Step is CaseStep.Reported);
        await Finds(Everything() with { Severities = [Severity.Major, Severity.Ordinary] },
            file => file.Severity is Severity.Major or Severity.Ordinary);
        await Finds(Everything() with { Item = "noise" }, file => file.Item == "noise");
        await Finds(Everything() with { Overdue = true }, file => Overdue(file, now));
        await Finds(Everything() with { Overdue = false }, file => !Overdue(file, now));
        await Finds(Everything() with { UpdatedSince = since }, file => file.UpdatedAt >= since);
        await Finds(
            Everything() with
            {
                Unit = UnitCode.Parse("140213001001"),
                Steps = [CaseStep.Filed, CaseStep.Assigned, CaseStep.Investigated],
                Severities = [Severity.Ordinary, Severity.Considerable, Severity.Major],
                Overdue = true,
                Text = "路灯",
            },
            file => file.Number.ToString().StartsWith("140213001001", StringComparison.Ordinal)
                && file.Step is CaseStep.Filed or CaseStep.Assigned or CaseStep.Investigated
                && file.Severity is Severity.Ordinary or Severity.Considerable or Severity.Major
                && Overdue(file, now)
                && file.Text.Contains("路灯", StringComparison.Ordinal));

        async Task Finds(CaseQuery query, Func<CaseState, bool> wanted)
        {
            var expected = cases.Where(wanted).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(Numbers(expected), Numbers((await List(query)).Cases));
        }
    }

    [Theory]
    [InlineData("路灯", "路灯不亮")]
    [InlineData("WATER main", "Water main burst at 100% pressure")]
    [InlineData("100%", "Water main burst at 100% pressure")]
    [InlineData("_", "Odd_name")]
    [InlineData("C:\\", "Odd_name in C:\\")]
    [InlineData("!", "Odd!")]
    [InlineData("'; --", "'; -- DROP")]
    [InlineData("大庆路", "here")]
    public async Task A_text_is_found_whatever_its_case_and_literally(string text, string found)
    {
        string[] texts = ["路灯不亮", "Water main burst at 100% pressure", "Odd_name in C:\\", "Odd!", "'; -- DROP"];
        var history = new GridHistory(Grids[0], seed: 1);
        await history.Open(Engine.Journal, Stop);
        foreach (var told in texts)
        {
            await Append(history.Tell(history.Report(told)));
        }

        await Append(history.Tell(history.Report("here", address: "平城区大庆路")));
        await CatchUp(NewProjector());

        var page = await List(Everything() with { Text = text });

        Assert.StartsWith(found, Assert.Single(page.Cases).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_tells_what_the_case_is()
    {
        var cases = await Projected(commands: 200);

        var page = await List(Everything());

        Assert.All(page.Cases, summary =>
        {
            var file = cases.Single(file => file.Number == summary.Number);
            Assert.Equal(
                new CaseSummary(
                    file.Number, file.Step, file.Finished, file.Severity, file.Item, file.Text, file.Owner, file.Due,
                    Overdue(file, _clock.GetUtcNow()), file.ReportedAt, file.UpdatedAt, file.Outcome, file.Version),
                summary);
        });
    }

    [Fact]
    public async Task A_long_text_is_shortened_but_never_within_a_character()
    {
        var history = new GridHistory(Grids[0], seed: 1);
        await history.Open(Engine.Journal, Stop);
        await Append(history.Tell(history.Report(new string('长', 119) + "😀 and more")));
        await CatchUp(NewProjector());

        Assert.Equal(new string('长', 119), Assert.Single((await List(Everything())).Cases).Text);
    }

    [Fact]
    public async Task The_latest_change_comes_first_and_the_oldest_when_changes_are_followed()
    {
        var cases = await Projected(commands: 200);
        var oldest = cases
            .OrderBy(file => file.UpdatedAt)
            .ThenBy(file => file.Number.ToString(), StringComparer.Ordinal)
            .Select(file => file.Number)
            .ToList();

        Assert.Equal(Enumerable.Reverse(oldest), (await List(Everything())).Cases.Select(file => file.Number));
        Assert.Equal(
            oldest,
            (await List(Everything() with { UpdatedSince = GridHistory.Begin })).Cases.Select(file => file.Number));
    }

    [Fact]
    public async Task Paging_through_a_thousand_cases_that_change_repeats_none_and_misses_none_that_stood_still()
    {
        var history = await Thousand();
        var still = history.Cases.ToDictionary(file => file.Number);
        var projector = NewProjector();
        await CatchUp(projector);
        var seen = new List<CaseNumber>();

        await foreach (var page in Pages(Everything() with { Limit = 40 }))
        {
            seen.AddRange(page.Cases.Select(file => file.Number));
            await Append(history.Tell(3));
            await CatchUp(projector);
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        var changed = history.Cases.Where(file => !still.TryGetValue(file.Number, out var old) || old != file);
        Assert.Superset(history.Cases.Except(changed).Select(file => file.Number).ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public async Task Whoever_follows_changes_ends_with_every_case_as_it_stands()
    {
        var history = await Thousand();
        var projector = NewProjector();
        await CatchUp(projector);
        var known = new Dictionary<CaseNumber, long>();
        var rounds = 0;

        await foreach (var page in Pages(Everything() with { Limit = 40, UpdatedSince = GridHistory.Begin }))
        {
            foreach (var file in page.Cases)
            {
                known[file.Number] = file.Version;
            }

            if (rounds++ < 20)
            {
                await Append(history.Tell(3));
                await CatchUp(projector);
            }
        }

        Assert.Equal(
            history.Cases.ToDictionary(file => file.Number, file => file.Version).OrderBy(pair => pair.Key.Serial),
            known.OrderBy(pair => pair.Key.Serial));
    }

    [Fact]
    public async Task A_cursor_that_was_altered_or_is_another_lists_is_refused()
    {
        await Projected(commands: 200);
        var query = Everything() with { Limit = 3 };
        var cursor = (await List(query)).NextCursor!;
        var altered = cursor.Select((letter, place) =>
            cursor[..place] + (letter == 'A' ? 'B' : 'A') + cursor[(place + 1)..]);

        foreach (var wrong in altered.Append("").Append("?").Append("汉字").Append(cursor + "AAAA").Append(cursor[..^4]))
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(() => List(query with { Cursor = wrong }));
            Assert.StartsWith(ListCursor.Expectation, refused.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => List(query with { Cursor = cursor, Item = "noise" }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => List(query with { Cursor = cursor, Unit = UnitCode.Parse("140213") }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => List(query with { Cursor = cursor, UpdatedSince = GridHistory.Begin }));
        Assert.NotEmpty((await List(query with { Cursor = cursor, Limit = 7 })).Cases);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(501)]
    public async Task A_limit_out_of_range_is_refused(int limit) =>
        await Assert.ThrowsAsync<ArgumentException>(() => List(Everything() with { Limit = limit }));

    [Fact]
    public async Task A_list_says_how_far_the_read_model_had_come()
    {
        var histories = await Write(commands: 20);
        var projector = NewProjector();
        await CatchUp(projector);
        Assert.Equal(_clock.GetUtcNow(), (await List(Everything())).AsOf);

        var first = histories[2].Tell(1);
        await Append(first);
        await Append(histories[2].Tell(1));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first.Entries[0].At, (await List(Everything())).AsOf);
    }

    private static bool Overdue(CaseState file, DateTimeOffset now) =>
        file.Step is not CaseStep.Archived && file.SuspendedAt is null && file.Due is { } due && due < now;

    private static IEnumerable<string> Numbers(IEnumerable<CaseState> cases) =>
        cases.Select(file => file.Number.ToString()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Numbers(IEnumerable<CaseSummary> cases) =>
        cases.Select(file => file.Number.ToString()).Order(StringComparer.Ordinal);

    private static CaseQuery Everything(string unit = "1402") =>
        new(UnitCode.Parse(unit), [], [], null, null, null, null, null, 500);

    private async Task<IReadOnlyList<CaseState>> Projected(int commands)
    {
        var histories = await Write(commands);
        await CatchUp(NewProjector());
        return [.. histories.SelectMany(history => history.Cases)];
    }

    private async Task<GridHistory> Thousand()
    {
        var history = new GridHistory(Grids[0], seed: 7);
        await history.Open(Engine.Journal, Stop);
        for (var serial = 1; serial <= 1_000; serial++)
        {
            await Append(history.Tell(history.Report($"case {serial}")));
        }

        return history;
    }

    private Task<CasePage> List(CaseQuery query) =>
        (_listing ??= Engine.NewListing(NewModel(), _clock)).List(query, Stop);

    private async IAsyncEnumerable<CasePage> Pages(CaseQuery query)
    {
        var page = await List(query);
        yield return page;
        while (page.NextCursor is { } cursor)
        {
            page = await List(query with { Cursor = cursor });
            yield return page;
        }
    }
}
