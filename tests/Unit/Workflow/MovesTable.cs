using System.Collections.Immutable;
using System.Text;
using GridOrleans.Access;
using GridOrleans.Unit.Cases;
using GridOrleans.Workflow;
using Xunit;

namespace GridOrleans.Unit.Workflow;

/// <summary>A definition as its document shows it: a table of its moves between two marks.</summary>
/// <param name="definition">The definition.</param>
/// <param name="groups">
/// Short names of sets of roles, so that the table can be read; what they stand for is told above it.
/// </param>
internal sealed class MovesTable<TFile, TStep, TMove>(
    WorkflowDefinition<TFile, TStep, TMove> definition,
    params (string Name, ImmutableArray<Role> Roles)[] groups)
    where TStep : struct, Enum
    where TMove : struct, Enum
{
    private const string End = "<!-- end of moves -->";

    private static readonly Dictionary<Role, string> Titles = new()
    {
        [Role.Resident] = "居民 resident",
        [Role.FullTimeGridworker] = "网格员 gridworker",
        [Role.PartTimeGridworker] = "网格员 gridworker",
        [Role.AuxiliaryGridworker] = "网格员 gridworker",
        [Role.MicroGridworker] = "网格员 gridworker",
        [Role.GroupLeader] = "党小组长 group leader",
        [Role.PartyMember] = "党员 Party member",
        [Role.VillageClerk] = "村社文书 village clerk",
        [Role.TownshipDesk] = "乡镇街道 township desk",
        [Role.DepartmentHandler] = "部门经办 department handler",
        [Role.CountyCentre] = "县区中心 county centre",
        [Role.CityCentre] = "市中心 city centre",
    };

    /// <summary>Asserts that a document tells what the definition says.</summary>
    /// <param name="document">The document's name under docs.</param>
    /// <param name="by">The test that checks it, as the document names it.</param>
    public void AssertShownIn(string document, string by)
    {
        var mark = $"<!-- moves: checked against the definition by {by} -->";
        var text = File.ReadAllText(RepositoryFiles.Path("docs", document));
        var begin = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);

        Assert.True(begin >= mark.Length && end > begin, $"docs/{document} lacks the marks around its table of moves.");
        Assert.Equal(Text().Trim(), text[begin..end].Trim());
    }

    private string Text()
    {
        var table = new StringBuilder();
        foreach (var (name, roles) in groups)
        {
            table.Append($"- {name}: {Roles(roles)}\n");
        }

        table.Append("\n| move | who | from | to | guard |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in definition.Moves)
        {
            var who = string.Join("; ", rule.Who.Select(Who));
            var guards = rule.Conditions.Select(condition => condition.Text)
                .Concat(rule.Demands)
                .Select(text => $"{text.Chinese} {text.English}");
            table.Append($"| {rule.Title.Chinese} `{Spelling.Of(rule.Move)}` | {who} ")
                .Append($"| {(rule.Opens ? "—" : Steps(rule.From))} ")
                .Append($"| {(rule.To.IsEmpty ? "(stays)" : Steps(rule.To))} ")
                .Append($"| {string.Join("; ", guards)} |\n");
        }

        return table.ToString();
    }

    private string Who(Claim<TFile> claim)
    {
        var roles = groups.FirstOrDefault(group => group.Roles.SequenceEqual(claim.Roles)).Name ?? Roles(claim.Roles);
        var relations = claim.Relations.Select(relation => $"{relation.Text.Chinese} {relation.Text.English}");
        return claim.Relations.IsEmpty ? roles : $"{roles} ({string.Join(", ", relations)})";
    }

    private static string Roles(IEnumerable<Role> roles) =>
        string.Join(", ", roles.Select(role => Titles[role]).Distinct());

    private string Steps(IEnumerable<TStep> steps) => string.Join(
        ", ",
        steps.Select(step => $"{Convert.ToInt32(step, null) + 1} {definition.Steps[step].English}"));
}
