using GridOrleans.Access;
using GridOrleans.Registry;
using GridOrleans.Units;
using Xunit;
using static GridOrleans.Unit.Registry.RegistryOnPaper;

namespace GridOrleans.Unit.Registry;

/// <summary>RegistryRules: what collecting and loading come to.</summary>
public sealed class CollectingTests
{
    private const string Li = "SYN-0001";
    private const string Wang = "SYN-0002";

    private readonly RegistryOnPaper _registry = new();

    [Fact]
    public void A_household_is_collected_in_one_call()
    {
        var view = _registry.Collect(
            Home("B1-2-301", "迎宾街12号"),
            Person(Li, "李雷", (RecordField.Household, "H1"), (RecordField.House, "B1-2-301")),
            Person(Wang, "王梅", (RecordField.Household, "H1"), (RecordField.House, "B1-2-301"))).Value!;

        Assert.Equal([1, 2, 3], view.Records.Select(record => record.Number.Serial));
        Assert.All(view.Records, record => Assert.Equal(RecordOutcome.Created, record.Outcome));
        var household = RecordViews.Page(_registry.Book, new(null, "H1", 0, 100));
        Assert.Equal(3, household.Total);
        Assert.Equal(
            [RecordKind.House, RecordKind.Person, RecordKind.Person],
            household.Records.Select(record => record.Kind));
    }

    [Fact]
    public void Collecting_the_same_again_changes_nothing()
    {
        RecordDraft[] drafts = [Home("B1", "迎宾街12号"), Person(Li, "李雷")];
        _registry.Collect(drafts);
        var before = _registry.InFull();

        var view = _registry.Collect(drafts).Value!;

        Assert.All(view.Records, record => Assert.Equal(RecordOutcome.Unchanged, record.Outcome));
        Assert.Equal(before, _registry.InFull());
        Assert.Equal(2, _registry.State.Records.Count);
    }

    [Fact]
    public void A_record_is_found_by_its_key_and_learns_what_is_new()
    {
        _registry.Collect(Person(Li, "李雷"));

        var record = _registry.Collect(Person(" syn-0001 ", "李雷", (RecordField.Phone, "13812345678")))
            .Value!.Records[0];

        Assert.Equal((1, RecordOutcome.Merged), (record.Number.Serial, record.Outcome));
        Assert.Equal("13812345678", _registry.Read(1, Privacy.Personal)!.Fields["phone"]);
    }

    [Fact]
    public void Where_two_accounts_differ_the_field_is_named_with_what_is_held_and_left_as_it_is()
    {
        _registry.Collect(Person(Li, "李雷", (RecordField.Phone, "13812345678")));

        var record = _registry.Collect(
            Person(Li, "李磊", (RecordField.Phone, "13900000000"), (RecordField.Sex, "male"))).Value!.Records[0];

        Assert.Equal(RecordOutcome.Conflicting, record.Outcome);
        Assert.Equal(
            [(RecordField.Name, "李*"), (RecordField.Phone, "138****5678")],
            record.Conflicts.Select(conflict => (conflict.Field, conflict.Held!)));
        var now = _registry.Read(1, Privacy.Personal)!.Fields;
        Assert.Equal(("李雷", "13812345678", "male"), (now["name"], now["phone"], now["sex"]));
    }

    [Fact]
    public void With_replace_what_is_given_takes_its_place()
    {
        _registry.Collect(Person(Li, "李雷", (RecordField.Phone, "13812345678")));

        var record = _registry.Collect(
            With(Role.VillageClerk), [Person(Li, "李磊")], replace: true).Value!.Records[0];

        Assert.Equal(RecordOutcome.Merged, record.Outcome);
        Assert.Equal("李磊", _registry.Read(1, Privacy.Personal)!.Fields["name"]);
        Assert.Equal("13812345678", _registry.Read(1, Privacy.Personal)!.Fields["phone"]);
    }

    [Fact]
    public void One_key_twice_in_one_call_is_one_record()
    {
        var view = _registry.Collect(Person(Li, "李雷"), Person(Li, "李雷", (RecordField.Sex, "male"))).Value!;

        Assert.Equal([1, 1], view.Records.Select(record => record.Number.Serial));
        Assert.Equal(1, _registry.State.Records.CountOf(RecordKind.Person));
        Assert.Equal("male", _registry.Read(1)!.Fields["sex"]);
    }

    [Fact]
    public void A_code_of_one_kind_is_not_another_kind_s()
    {
        _registry.Collect(Home("X1", "迎宾街"), Draft(
            RecordKind.Object, (RecordField.Code, "X1"), (RecordField.Name, "路灯")));

        Assert.Equal(2, _registry.State.Records.Count);
    }

    [Theory]
    [InlineData(RecordKind.Person, RecordField.Document, "12345", "document")]
    [InlineData(RecordKind.Person, RecordField.Document, "140202198503010011", "document")]
    [InlineData(RecordKind.Person, RecordField.Sex, "man", "sex")]
    [InlineData(RecordKind.Person, RecordField.Born, "1985-02-30", "born")]
    [InlineData(RecordKind.Person, RecordField.Born, "2026-05-02", "born")]
    [InlineData(RecordKind.Person, RecordField.Phone, "abc", "phone")]
    [InlineData(RecordKind.Person, RecordField.Address, "迎宾街", "address")]
    [InlineData(RecordKind.Person, RecordField.Name, "  ", "name")]
    [InlineData(RecordKind.Person, RecordField.Special, "released", "special")]
    [InlineData(RecordKind.House, RecordField.Area, "large", "area")]
    [InlineData(RecordKind.House, RecordField.Code, "a b", "code")]
    [InlineData(RecordKind.RiskPoint, RecordField.Level, "grave", "level")]
    public void What_is_out_of_order_is_named_and_nothing_is_taken(
        RecordKind kind, RecordField field, string text, string name)
    {
        var draft = kind switch
        {
            RecordKind.Person => Person(Li, "李雷"),
            RecordKind.House => Home("B1", "迎宾街"),
            _ => Draft(kind, (RecordField.Code, "R1"), (RecordField.Name, "河堤"), (RecordField.Level, "low")),
        };
        draft = draft with
        {
            Values = [.. draft.Values.Where(value => value.Field != field), new(field, text)],
        };

        var refusal = _registry.Collect(Home("OK", "迎宾街"), draft).Refusal!;

        Assert.Equal(RefusalCode.Invalid, refusal.Code);
        Assert.Equal($"records[1].{name}", Assert.Single(refusal.Fields).Field);
        Assert.DoesNotContain(text.Trim() is { Length: > 4 } whole ? whole : "…", refusal.Detail, Ordinal);
        Assert.Empty(_registry.Facts);
    }

    [Fact]
    public void A_needed_field_and_one_that_stands_there_twice_are_named()
    {
        var refusal = _registry.Collect(Draft(
            RecordKind.House,
            (RecordField.Address, "迎宾街"),
            (RecordField.Address, "平城路"))).Refusal!;

        Assert.Equal(["records[0].address", "records[0].code"], refusal.Fields.Select(field => field.Field));
    }

    [Fact]
    public void A_citizen_s_number_with_its_check_digit_passes() =>
        Assert.Null(_registry.Collect(Person("11010519491231002x", "某人")).Refusal);

    [Fact]
    public void No_more_than_two_hundred_records_are_collected_at_once()
    {
        var drafts = Enumerable.Range(0, 201).Select(place => Home($"B{place}", "迎宾街")).ToArray();

        Assert.Equal("records", Assert.Single(_registry.Collect(drafts).Refusal!.Fields).Field);
        Assert.Null(_registry.Collect(drafts[1..]).Refusal);
    }

    [Fact]
    public void A_load_takes_the_rest_and_reports_each_bad_row()
    {
        _registry.Collect(Home("B1", "迎宾街"));

        var view = _registry.Load(
            Home("B1", "平城路"),
            Person("1", "李雷"),
            Person(Li, "李雷"),
            Home("B2", "御河东路"),
            Home("B1", "迎宾街"),
            Person(Li, "李雷", (RecordField.Sex, "male"))).Value!;

        Assert.Equal((2, 1, 1), (view.Created, view.Merged, view.Unchanged));
        var conflict = Assert.Single(view.Conflicts);
        Assert.Equal((1, 1, RecordField.Address), (conflict.Row, conflict.Serial, Assert.Single(conflict.Fields)));
        var rejected = Assert.Single(view.Rejected);
        Assert.Equal(2, rejected.Row);
        Assert.StartsWith("document: 6–40 letters", rejected.Reason, Ordinal);
        Assert.Equal("male", _registry.Read(2)!.Fields["sex"]);
        Assert.Equal(3, _registry.State.Records.Count);
    }

    [Fact]
    public void A_load_is_one_entry_and_has_bounds()
    {
        var rows = Enumerable.Range(0, RegistryRules.LoadMax + 1).Select(row => Home($"B{row}", "迎宾街")).ToArray();

        Assert.Equal("rows", Assert.Single(_registry.Load(rows).Refusal!.Fields).Field);
        Assert.Equal(RegistryRules.LoadMax, _registry.Load(rows[1..]).Value!.Created);
        Assert.Single(_registry.Facts);
    }

    [Fact]
    public void A_role_collects_and_loads_in_its_own_subtree_only()
    {
        var elsewhere = UnitCode.Parse("140214");

        Assert.Equal(
            RefusalCode.NotEntitled,
            _registry.Collect(With(Role.VillageClerk, elsewhere), [Home("B1", "迎宾街")]).Refusal!.Code);
        Assert.Equal(
            RefusalCode.NotEntitled, _registry.Load(With(Role.VillageClerk), [Home("B1", "迎宾街")]).Refusal!.Code);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;
}
