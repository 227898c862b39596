using System.Text.RegularExpressions;

namespace GridOrleans.Integration.Processes;

/// <summary>One case's way as the README has a newcomer type it, read from the README itself.</summary>
/// <param name="variable">The shell's variable that holds the case's address.</param>
/// <param name="function">The shell's function that makes a move.</param>
internal sealed partial class ReadmeWalk(string variable, string function)
{
    private readonly string _text = File.ReadAllText(Path.Combine(Root(), "README.md"));

    /// <summary>The body of the report.</summary>
    public string Report => ReportBody().Matches(_text)
        .Last(report => report.Index < _text.IndexOf($"{variable}=", StringComparison.Ordinal))
        .Groups["body"].Value;

    /// <summary>The case's number, as the README says it will be.</summary>
    public string Number =>
        CaseUrl().Matches(_text).Single(url => url.Groups["name"].Value == variable).Groups["number"].Value;

    /// <summary>Whom the README mints tokens for, by the shell's variable.</summary>
    public Dictionary<string, (string Id, string Grant)> Callers => TokenLine().Matches(_text).ToDictionary(
        match => match.Groups["name"].Value,
        match => (match.Groups["id"].Value, $"{match.Groups["role"].Value}@{match.Groups["unit"].Value}"));

    /// <summary>The other moves, in their order.</summary>
    public IReadOnlyList<(string Move, string Caller, string Body)> Moves =>
        [.. MoveLine().Matches(_text).Where(match => match.Groups["function"].Value == function).Select(match =>
            (match.Groups["move"].Value, match.Groups["name"].Value, match.Groups["body"].Value))];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("GridOrleans.sln");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"-d '(?<body>\{""text"".*\})'")]
    private static partial Regex ReportBody();

    [GeneratedRegex(@"^(?<name>[A-Z]+)=\S+/v1/cases/(?<number>[\d-]+)", RegexOptions.Multiline)]
    private static partial Regex CaseUrl();

    [GeneratedRegex(@"^(?<name>[A-Z]+)=\$\(token (?<id>\w+) (?<role>\w+) (?<unit>\d+)\)", RegexOptions.Multiline)]
    private static partial Regex TokenLine();

    [GeneratedRegex(@"^(?<function>\w+) (?<move>\w+)\s+""\$(?<name>\w+)""\s+'(?<body>.*)'", RegexOptions.Multiline)]
    private static partial Regex MoveLine();
}
