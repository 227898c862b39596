using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using GridOrleans.Access;
using GridOrleans.Gateway;
using GridOrleans.Migrate;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace GridOrleans.Integration.Ops;

/// <summary>What lies under deploy/ is of this release: ports, paths, flags, settings, alerts.</summary>
public sealed partial class DeployTests
{
    private static readonly (string Section, Type Options)[] Sections =
    [
        ("STORAGE", typeof(StorageOptions)),
        ("CLUSTER", typeof(SiloOptions)),
        ("GATEWAY", typeof(GatewayOptions)),
        ("ACCESS", typeof(AccessOptions)),
    ];

    private static string Silo => DeployFiles.Read("kubernetes/silo.yaml");

    private static string Unit => DeployFiles.Read("systemd/gridorleans-silo.service");

    [Fact]
    public void Every_setting_that_is_set_exists()
    {
        var names = Setting().Matches(Silo + Unit)
            .Select(match => (Section: match.Groups[1].Value, Name: match.Groups[2].Value))
            .Distinct().ToList();

        Assert.True(names.Count >= 8, string.Join(' ', names));
        Assert.All(names, setting =>
        {
            var options = Sections.Single(section => section.Section == setting.Section).Options;
            Assert.NotNull(options.GetProperty(
                setting.Name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance));
        });
    }

    [Fact]
    public void Every_flag_that_is_given_exists()
    {
        var silo = SiloCommand.Create().Options.Select(option => option.Name);
        var migrate = MigrateCommand.Create().Options.Select(option => option.Name);

        Assert.Empty(Flag().Matches(Line(Unit, "ExecStart=")).Select(match => match.Value).Except(silo));
        Assert.Empty(Texts(One("Job", "spec", "template", "spec", "containers"), "args")
            .Where(text => text.StartsWith("--", StringComparison.Ordinal)).Except(migrate));
        Assert.EndsWith(
            "GridOrleans.Silo.dll --silo-port 11111 --gateway-port 30000", Line(Unit, "ExecStart="), Ordinal);
    }

    [Fact]
    public void Ports_and_probes_are_the_silo_s()
    {
        var container = ((YamlSequenceNode)One("Deployment", "spec", "template", "spec", "containers"))[0];
        var ports = ((YamlSequenceNode)container["ports"]).ToDictionary(
            port => port["name"].ToString(), port => port["containerPort"].ToString());

        Assert.Equal("8080", ports["http"]);
        Assert.Equal($"{SiloOptions.SiloPortDefault}", ports["silo"]);
        Assert.Equal($"{SiloOptions.GatewayPortDefault}", ports["gateway"]);
        Assert.Equal("/readyz", container["readinessProbe"]["httpGet"]["path"].ToString());
        Assert.Equal("/readyz", container["startupProbe"]["httpGet"]["path"].ToString());
        Assert.Equal("/healthz", container["livenessProbe"]["httpGet"]["path"].ToString());
        foreach (var probe in (string[])["readinessProbe", "startupProbe", "livenessProbe"])
        {
            Assert.Contains(container[probe]["httpGet"]["port"].ToString(), ports.Keys);
        }

        Assert.Contains("EXPOSE 8080 11111 30000", DeployFiles.Read("Dockerfile"), Ordinal);
        Assert.Contains("\"GridOrleans.Silo.dll\"", DeployFiles.Read("Dockerfile"), Ordinal);
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "GridOrleans.Silo.dll")));
    }

    [Fact]
    public void A_rollout_takes_no_silo_away_before_another_is_ready_and_waits_until_it_has_drained()
    {
        var rolling = One("Deployment", "spec", "strategy", "rollingUpdate");
        var grace = int.Parse(
            One("Deployment", "spec", "template", "spec", "terminationGracePeriodSeconds").ToString(), null);
        var notice = TimeSpan.Parse(One("ConfigMap", "data", "GRID__GATEWAY__NOTICEBEFORESTOP").ToString(), null);
        var labels = One("Deployment", "spec", "template", "metadata", "labels").ToString();

        Assert.Equal("1", rolling["maxSurge"].ToString());
        Assert.Equal("0", rolling["maxUnavailable"].ToString());
        Assert.True(TimeSpan.FromSeconds(grace) > SiloHost.DrainMax + notice);
        Assert.Contains($"TimeoutStopSec={grace}", Unit, Ordinal);
        Assert.Equal("1", One("PodDisruptionBudget", "spec", "maxUnavailable").ToString());
        Assert.Equal(labels, One("PodDisruptionBudget", "spec", "selector", "matchLabels").ToString());
        Assert.Equal(labels, One("Deployment", "spec", "selector", "matchLabels").ToString());
        Assert.Equal(labels, One("Service", "spec", "selector").ToString());
    }

    [Fact]
    public void Every_alert_has_its_section_in_the_operators_book_and_no_other_has()
    {
        var book = DeployFiles.Book();
        var told = Heading().Matches(book[book.IndexOf("## Alerts", Ordinal)..]).Select(match => match.Groups[1].Value);

        Assert.Equal(Alerts().Order(), told.Order());
    }

    [Fact]
    public void The_dashboard_is_one_that_grafana_can_load()
    {
        var dashboard = JsonElement.Parse(DeployFiles.Read("grafana/gridorleans.json"));

        var panels = dashboard.GetProperty("panels").EnumerateArray().ToList();
        Assert.NotEmpty(panels);
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, panel => Assert.NotEmpty(panel.GetProperty("targets").EnumerateArray()));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static IEnumerable<string> Alerts() =>
        from rule in DeployFiles.Alerts()
        select rule["alert"].ToString();

    private static YamlNode One(string kind, params string[] path) => path.Aggregate(
        DeployFiles.Yaml("kubernetes/silo.yaml").Single(document => document["kind"].ToString() == kind),
        (node, name) => node[name]);

    private static IEnumerable<string> Texts(YamlNode containers, string name) =>
        ((YamlSequenceNode)((YamlSequenceNode)containers)[0][name]).Select(node => node.ToString());

    private static string Line(string text, string begin) =>
        text.Split('\n').Single(line => line.StartsWith(begin, Ordinal));

    [GeneratedRegex("GRID__([A-Z]+)__([A-Z]+)")]
    private static partial Regex Setting();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Flag();

    [GeneratedRegex("^### (\\w+)", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
