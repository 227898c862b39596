using System.Collections.Immutable;
using System.Text;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Workflow;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>docs/cases.md tells what the definition says: its table is compared with the one made from it.</summary>
public sealed class CaseDocumentTests
{
    private const string Begin = "<!-- moves: checked against the definition by CaseDocumentTests -->";
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

    // Short names, so that the table can be read; what they stand for is told above it.
    private static readonly (string Name, ImmutableArray<Role> Roles)[] Groups =
    [
        ("**anybody 上报人**", CaseClaims.OfAnyReporter[0].Roles),
        ("**desk 经办台**", CaseClaims.OfADesk[0].Roles),
        ("**higher desk 上级经办台**", CaseClaims.OfTheClerkOrOwner[1].Roles),
        ("**worker 承办人**", CaseClaims.OfTheAssignee[0].Roles),
    ];

    [Fact]
    public void The_table_of_moves_is_the_definition()
    {
        var text = File.ReadAllText(RepositoryFiles.Path("docs", "cases.md"));
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);

        Assert.True(begin >= Begin.Length && end > begin, "docs/cases.md lacks the marks around its table of moves.");
        Assert.Equal(Table().Trim(), text[begin..end].Trim());
    }

    private static string Table()
    {
        var table = new StringBuilder();
        foreach (var (name, roles) in Groups)
        {
            table.Append($"- {name}: {Roles(roles)}\n");
        }

        table.Append("\n| move | who | from | to | guard |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in CaseDefinition.Definition.Moves)
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

    private static string Who(Claim<CaseAt> claim)
    {
        var roles = Groups.FirstOrDefault(group => group.Roles.SequenceEqual(claim.Roles)).Name ?? Roles(claim.Roles);
        var relations = claim.Relations.Select(relation => $"{relation.Text.Chinese} {relation.Text.English}");
        return claim.Relations.IsEmpty ? roles : $"{roles} ({string.Join(", ", relations)})";
    }

    private static string Roles(IEnumerable<Role> roles) =>
        string.Join(", ", roles.Select(role => Titles[role]).Distinct());

    private static string Steps(IEnumerable<CaseStep> steps) => string.Join(
        ", ",
        steps.Select(step => $"{(int)step + 1} {CaseDefinition.Definition.Steps[step].English}"));
}
