using System.Text.RegularExpressions;
using Xunit;

namespace GridOrleans.Unit.House;

/// <summary>The rules no analyzer knows. Each failure names the file, the line and what to do.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMax = 300;
    private const int LineColumnsMax = 120;

    [Fact]
    public void Files_fit_in_one_head() =>
        AssertNone(SourceTree.CSharp().Where(file => file.Lines.Length > FileLinesMax)
            .Select(file => $"{file.Path}: {file.Lines.Length} lines, split it by step (limit {FileLinesMax})"));

    [Fact]
    public void Lines_fit_on_the_screen() =>
        AssertNone(from file in SourceTree.CSharp()
                   from line in file.Lines.Index()
                   where line.Item.Length > LineColumnsMax
                   select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns (limit {LineColumnsMax})");

    [Fact]
    public void Rules_state_and_reactions_are_pure() =>
        AssertNone(from file in SourceTree.CSharp()
                   where PureFile().IsMatch(file.Path)
                   from line in file.Lines.Index()
                   let impure = Impure().Match(line.Item)
                   where impure.Success
                   select $"{file.Path}:{line.Index + 1}: '{impure.Value}' in a pure file; pass the value in");

    [Fact]
    public void Folders_are_named_after_the_domain() =>
        AssertNone(from file in SourceTree.CSharp()
                   let technical = TechnicalFolder().Match(file.Path)
                   where technical.Success
                   select $"{file.Path}: '{technical.Value}' is a technical kind; name the folder after its noun");

    [Fact]
    public void Every_rule_file_has_its_tests()
    {
        var tests = SourceTree.CSharp().Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .ToList();
        AssertNone(from file in SourceTree.CSharp()
                   where RuleFile().IsMatch(file.Path)
                   let name = Path.GetFileName(file.Path).Split('.')[0]
                   where !tests.Exists(test => Array.Exists(test.Lines, line => line.Contains(name, OrdinalIgnoreCase)))
                   select $"{file.Path}: no test names {name}");
    }

    [Theory]
    [InlineData("Grains.Interfaces", "")]
    [InlineData("Grains", "Grains.Interfaces")]
    [InlineData("Storage", "Grains")]
    [InlineData("Client", "Grains.Interfaces Storage")]
    [InlineData("Silo", "Client Grains Storage")]
    public void Projects_point_one_way(string project, string allowed)
    {
        var actual = ProjectReference().Matches(SourceTree.Read(project, $"{project}.csproj"))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), actual);
    }

    private const StringComparison OrdinalIgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static void AssertNone(IEnumerable<string> findings)
    {
        var report = string.Join('\n', findings);
        Assert.True(report.Length == 0, report);
    }

    [GeneratedRegex(@"^Grains/.*(Rules|State|Reactions)(\.\w+)?\.cs$")]
    private static partial Regex PureFile();

    [GeneratedRegex(@"^Grains/.*Rules\.cs$")]
    private static partial Regex RuleFile();

    [GeneratedRegex(@"/(Models|Helpers|Services|Utils|Common|Core|Managers)/")]
    private static partial Regex TechnicalFolder();

    [GeneratedRegex(@"\b(Task|ValueTask|async|await|TimeProvider|ILogger|IGrainFactory|IJournalStore|Random)\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"ProjectReference Include=""[^""]*/([\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();
}
