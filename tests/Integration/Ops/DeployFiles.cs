using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace GridOrleans.Integration.Ops;

/// <summary>The files under deploy/, and the operators' book.</summary>
internal static partial class DeployFiles
{
    private static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, "deploy", path));

    public static string Book() => File.ReadAllText(Path.Combine(Root, "docs", "operations.md"));

    /// <summary>The documents of a YAML file.</summary>
    public static IReadOnlyList<YamlNode> Yaml(string path)
    {
        var stream = new YamlStream();
        using var text = new StringReader(Read(path));
        stream.Load(text);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>The alert rules.</summary>
    public static IEnumerable<YamlNode> Alerts() =>
        from @group in (YamlSequenceNode)Yaml("prometheus/alerts.yaml").Single()["groups"]
        from rule in (YamlSequenceNode)@group["rules"]
        select rule;

    /// <summary>Every metric that an alert or a panel of the dashboard asks for.</summary>
    public static IReadOnlySet<string> Metrics() => Questions()
        .SelectMany(question => Metric().Matches(question).Select(match => match.Value))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Questions() =>
    [
        .. Alerts().Select(rule => rule["expr"].ToString()),
        .. from panel in JsonElement.Parse(Read("grafana/gridorleans.json")).GetProperty("panels").EnumerateArray()
           from target in panel.GetProperty("targets").EnumerateArray()
           select target.GetProperty("expr").GetString()!,
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\b(grid|http_server|orleans|dotnet)_[a-z0-9_]+\b")]
    private static partial Regex Metric();
}
