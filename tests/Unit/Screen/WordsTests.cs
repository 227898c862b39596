using System.Text.Json;
using System.Text.RegularExpressions;
using GridOrleans.Access;
using GridOrleans.Catalogue;
using GridOrleans.Cases;
using GridOrleans.Unit.House;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Screen;

/// <summary>The screen speaks Chinese and English, and has words for all that the gateway says in codes.</summary>
public sealed partial class WordsTests
{
    private static readonly Dictionary<string, string> Chinese = Words("zh");
    private static readonly Dictionary<string, string> English = Words("en");

    /// <summary>Groups of words that are chosen by a code.</summary>
    private static readonly string[] Coded =
    [
        "step", "severity", "groupSize", "source", "outcome", "return", "condition", "deadline", "kind", "line", "role",
        "level", "rank", "move", "entry", "form", "map",
    ];

    [Fact]
    public void Both_languages_are_complete()
    {
        Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Chinese.Concat(English), word => string.IsNullOrWhiteSpace(word.Value));
    }

    [Fact]
    public void Both_languages_tell_the_same_values() => Assert.Empty(
        from word in Chinese
        where !Values(word.Value).SetEquals(Values(English.GetValueOrDefault(word.Key) ?? ""))
        select word.Key);

    [Fact]
    public void Chinese_is_chinese_and_english_is_not()
    {
        Assert.DoesNotContain(English, word => word.Key is not "app.language" && Ideograph().IsMatch(word.Value));
        Assert.True(Chinese.Count(word => Ideograph().IsMatch(word.Value)) > Chinese.Count * 9 / 10);
    }

    [Fact]
    public void Every_word_that_the_page_says_is_there()
    {
        var said = Sources().SelectMany(source => Said().Matches(source)).Select(match => match.Groups[1].Value);

        Assert.Empty(said.Distinct().Except(Chinese.Keys));
    }

    [Fact]
    public void No_word_is_there_that_nobody_says()
    {
        var sources = Sources().ToList();

        Assert.DoesNotContain(Chinese.Keys, key => !Coded.Contains(key.Split('.')[0], StringComparer.Ordinal)
            && !sources.Exists(source => source.Contains($"'{key}'", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("step", typeof(CaseStep))]
    [InlineData("severity", typeof(Severity))]
    [InlineData("groupSize", typeof(GroupSize))]
    [InlineData("source", typeof(ReportSource))]
    [InlineData("outcome", typeof(CaseOutcome))]
    [InlineData("return", typeof(ReturnReason))]
    [InlineData("condition", typeof(ClosingCondition))]
    [InlineData("deadline", typeof(DeadlineKind))]
    [InlineData("kind", typeof(AssigneeKind))]
    [InlineData("line", typeof(Line))]
    [InlineData("role", typeof(Role))]
    [InlineData("level", typeof(UnitLevel))]
    public void Every_code_has_its_words(string group, Type codes) =>
        Assert.Empty(Enum.GetNames(codes).Select(name => $"{group}.{Code(name)}").Except(Chinese.Keys));

    [Fact]
    public void Every_move_on_a_case_and_every_entry_of_its_history_has_its_words()
    {
        // These two open a case: an app makes them, the desk does not.
        var moves = Enum.GetValues<CaseMove>().Except([CaseMove.Report, CaseMove.Alarm])
            .Select(move => $"move.{Code(move.ToString())}");
        var entries = CaseEntry().Matches(SourceTree.Read("Grains", "Journal", "FactJson.cs"))
            .Select(match => $"entry.{match.Groups[1].Value}")
            .ToList();

        Assert.NotEmpty(entries);
        Assert.Empty(moves.Concat(entries).Except(Chinese.Keys));
    }

    private static string Code(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static Dictionary<string, string> Words(string language) =>
        Word().Matches(SourceTree.Read("Client", "Web", "src", "words", $"{language}.ts"))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[3].Value, StringComparer.Ordinal);

    private static HashSet<string> Values(string text) =>
        [.. Value().Matches(text).Select(match => match.Value)];

    private static IEnumerable<string> Sources() =>
        from path in Directory.EnumerateFiles(
            Path.Combine(SourceTree.Root, "Client", "Web", "src"), "*", SearchOption.AllDirectories)
        where path.EndsWith(".svelte", StringComparison.Ordinal) || path.EndsWith(".ts", StringComparison.Ordinal)
        where Path.GetFileName(path) is not ("zh.ts" or "en.ts")
        select File.ReadAllText(path);

    [GeneratedRegex("""^\s+'([\w.]+)':\s*(['"`])(.*?)\2,\s*$""", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bsay\(\s*'([\w.]+)'")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Ideograph();

    [GeneratedRegex(@"\[""(case_\w+)""\]")]
    private static partial Regex CaseEntry();
}
