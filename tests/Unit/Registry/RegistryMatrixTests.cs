using GridOrleans.Access;
using GridOrleans.Registry;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;
using GridOrleans.Workflow;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>
/// Who sees which field of whom: every role, every kind of record, every field, near and far. What must come out is
/// read from docs/registry.md, so that people and program cannot differ.
/// </summary>
public sealed class RegistryMatrixTests
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Except([Role.Rule])];
    private static readonly Dictionary<string, string[]> RoleRows = Rows("| role |");
    private static readonly Dictionary<string, string[]> FieldRows = Rows("| kind |");

    // The columns of the table of roles, in their order.
    private static readonly RegistryRights[] Columns =
    [
        RegistryRights.Read,
        RegistryRights.Disclose,
        RegistryRights.Collect,
        RegistryRights.Load,
        RegistryRights.Retain,
        RegistryRights.Erase,
        RegistryRights.Audit,
        RegistryRights.Special,
        RegistryRights.CountSpecial,
        RegistryRights.Approve,
    ];

    [Fact]
    public void The_guide_says_what_each_role_may_do()
    {
        Assert.Equal(
            Roles.Select(Spelling.Of).Order(StringComparer.Ordinal),
            RoleRows.Keys.Order(StringComparer.Ordinal));
        foreach (var role in Roles)
        {
            var told = RoleRows[Spelling.Of(role)];
            foreach (var (place, right) in Columns.Index())
            {
                Assert.True(
                    told[place] is "yes" == ((RegistryAccess.Of(role) & right) != 0),
                    $"{role}, {right}: the guide says '{told[place]}'.");
            }
        }
    }

    [Fact]
    public void The_guide_says_how_far_each_field_of_each_kind_is_open()
    {
        foreach (var shape in RecordShape.All)
        {
            var told = FieldRows[Spelling.Of(shape.Kind)];
            foreach (var (column, privacy) in Enum.GetValues<Privacy>().Index())
            {
                Assert.Equal(
                    shape.Fields.Where(field => field.Privacy == privacy).Select(field => Spelling.Of(field.Field)),
                    told[column].Split(", ", StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }

    [Fact]
    public void Every_role_sees_of_every_field_what_the_guide_says_and_nothing_elsewhere()
    {
        List<string> faults = [];
        foreach (var role in Roles)
        {
            foreach (var unit in (string[])["1402", "140213", "140213001001", "140214", "140213001002"])
            {
                var caller = RegistryOnPaper.With(role, UnitCode.Parse(unit));
                var near = RegistryOnPaper.Grid.ToString().StartsWith(unit, StringComparison.Ordinal);
                foreach (var shape in RecordShape.All)
                {
                    faults.AddRange(Walk(shape, caller, near));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<string> Walk(RecordShape shape, Caller caller, bool near)
    {
        var registry = Filled(shape);
        var role = caller.Grants[0].Role;
        var rights = RoleRows[Spelling.Of(role)];
        var masked = RecordViews.MayNotRead(registry.State, caller) is null ? registry.Read(1) : null;
        var full = registry.Do(caller, new DiscloseRecord(1, DisclosurePurpose.Case, "办案")) is null
            ? registry.Read(1, Privacy.Personal)
            : null;
        var open = FieldRows[Spelling.Of(shape.Kind)];
        foreach (var field in shape.Fields)
        {
            var (name, text) = (Spelling.Of(field.Field), Text(field.Field));
            var isOpen = open[0].Split(", ").Contains(name);
            var isSealed = open[2].Split(", ").Contains(name);
            var reads = near && rights[0] is "yes";
            var expected = (!reads || isSealed ? "nothing" : isOpen ? "it" : "a mask",
                !near || rights[1] is not "yes" || isSealed ? "nothing" : "it");
            var actual = (Seen(masked, name, text), Seen(full, name, text));
            if (actual != expected)
            {
                yield return $"{role} at {caller.Grants[0].Unit}, {shape.Kind}.{name}: {actual}, expected {expected}";
            }
        }
    }

    private static string Seen(RecordView? view, string name, string text) =>
        view?.Fields.GetValueOrDefault(name) is not { } shown ? "nothing" : shown == text ? "it" : "a mask";

    private static RegistryOnPaper Filled(RecordShape shape)
    {
        var registry = new RegistryOnPaper(specialGroups: true);
        var by = new Caller("zhao", [new(Role.DepartmentHandler, RegistryOnPaper.Grid)]);
        var draft = RegistryOnPaper.Draft(
            shape.Kind, [.. shape.Fields.Select(field => (field.Field, Text(field.Field)))]);
        Assert.Null(registry.Collect(by, [draft]).Refusal);
        return registry;
    }

    private static string Text(RecordField field) => field switch
    {
        RecordField.Code => "B1-2-301",
        RecordField.Document => "SYN-1402-0001",
        RecordField.Name => "李雷雷",
        RecordField.Sex => "male",
        RecordField.Born => "1985-03-01",
        RecordField.Phone => "13812345678",
        RecordField.Household => "H1",
        RecordField.Relation => "户主",
        RecordField.House => "B1-2-301",
        RecordField.Special => "illness",
        RecordField.Address => "迎宾街12号",
        RecordField.Category => "路灯",
        RecordField.Level => "low",
        RecordField.Use => "own",
        RecordField.Area => "86.5",
        RecordField.Note => "备注",
    };

    private static Dictionary<string, string[]> Rows(string head) =>
        File.ReadLines(RepositoryFiles.Path("docs", "registry.md"))
            .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Replace("`", "")).ToArray())
            .ToDictionary(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);
}
