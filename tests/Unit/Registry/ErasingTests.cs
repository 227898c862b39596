using GridOrleans.Access;
using GridOrleans.Registry;
using Xunit;
using static GridOrleans.Unit.Registry.RegistryOnPaper;

namespace GridOrleans.Unit.Registry;

/// <summary>RegistryRules: what is written of people is sealed, shown for a purpose, kept for a time, erased.</summary>
public sealed class ErasingTests
{
    private const string Li = "SYN-0001";
    private const string Phone = "13812345678";
    private static readonly Caller County = With(Role.CountyCentre);
    private static readonly Caller Handler = With(Role.DepartmentHandler, id: "sun");
    private static readonly Caller Committee = With(Role.PoliticalLegalCommittee, id: "qian");

    private readonly RegistryOnPaper _registry = new(specialGroups: true);

    [Fact]
    public void What_a_journal_says_of_people_can_be_read_with_their_keys_only()
    {
        Collected();
        _registry.Load(Person("SYN-0002", "王梅"));

        var journal = _registry.Journal();

        Assert.Contains("迎宾街12号", journal, Ordinal);
        Assert.All([Li, "李雷", Phone, "王梅", "SYN-0002"], text => Assert.DoesNotContain(text, journal, Ordinal));
    }

    [Fact]
    public void An_erased_person_is_gone_from_everywhere_and_the_journal_keeps_the_proof()
    {
        Collected();
        var before = _registry.Journal();

        Assert.Null(_registry.Do(County, new EraseRecord(2, "依本人申请")));

        Assert.Null(_registry.Read(2, Privacy.Sealed));
        Assert.Equal(RefusalCode.UnknownRecord, _registry.Do(County, new EraseRecord(2, "依本人申请"))?.Code);
        Assert.StartsWith(before, _registry.Journal(), Ordinal);
        Assert.Contains("依本人申请", _registry.Journal(), Ordinal);
        foreach (var other in (RegistryOnPaper[])[_registry.Replayed(), _registry.Restored()])
        {
            Assert.Equal(_registry.InFull(), other.InFull());
            Assert.Equal(0, other.State.Records.CountOf(RecordKind.Person));
        }
    }

    [Fact]
    public void Who_comes_back_after_an_erasure_is_a_new_record()
    {
        Collected();
        _registry.Do(County, new EraseRecord(2, "依本人申请"));

        var again = _registry.Collect(Person(Li, "李雷")).Value!.Records[0];

        Assert.Equal((3, RecordOutcome.Created), (again.Number.Serial, again.Outcome));
    }

    [Fact]
    public void Whoever_is_past_the_last_day_is_erased_and_nobody_else()
    {
        Collected();
        _registry.Collect(Person("SYN-0002", "王梅"));
        var day = DateOnly.FromDateTime(Start.Date);
        Assert.Null(_registry.Do(County, new RetainRecord(2, day.AddDays(10), "租住期满")));
        Assert.Null(_registry.Do(County, new RetainRecord(3, day.AddDays(20), "租住期满")));
        _registry.Now = Start.AddDays(11);

        Assert.Null(_registry.Do(County, new ExpireRecords()));

        Assert.Null(_registry.Read(2));
        Assert.Equal(day.AddDays(20), _registry.Read(3)!.KeptUntil);
        Assert.Equal(_registry.InFull(), _registry.Replayed().InFull());
    }

    [Fact]
    public void Retention_is_bounded_and_of_people_only()
    {
        Collected();
        var day = DateOnly.FromDateTime(Start.Date);

        Assert.Equal(RefusalCode.Invalid, _registry.Do(County, new RetainRecord(2, day.AddYears(11), "x"))?.Code);
        Assert.Equal(RefusalCode.Invalid, _registry.Do(County, new RetainRecord(2, day.AddDays(-1), "x"))?.Code);
        Assert.Equal(RefusalCode.Invalid, _registry.Do(County, new RetainRecord(1, day.AddDays(1), "x"))?.Code);
    }

    [Fact]
    public void A_full_read_needs_a_purpose_and_a_reason()
    {
        Collected();
        var worker = With(Role.FullTimeGridworker);

        Assert.Equal(
            RefusalCode.Invalid, _registry.Do(worker, new DiscloseRecord(2, DisclosurePurpose.Service, " "))?.Code);
        Assert.Equal(
            RefusalCode.Invalid, _registry.Do(worker, new DiscloseRecord(2, (DisclosurePurpose)99, "上门"))?.Code);
        Assert.Empty(_registry.State.Disclosures);
        Assert.Null(_registry.Do(worker, new DiscloseRecord(2, DisclosurePurpose.Service, "上门送药")));
        Assert.Single(_registry.State.Disclosures);
    }

    [Fact]
    public void The_sealed_field_opens_once_after_a_second_person_agreed()
    {
        Collected();
        _registry.Collect(Handler, [Person(Li, "李雷", (RecordField.Special, "illness"))]);
        var open = new DiscloseRecord(2, DisclosurePurpose.Law, "依法调取", Unsealing: 1);

        Assert.Equal(RefusalCode.Sealed, _registry.Do(Handler, open)?.Code);
        Assert.Null(_registry.Do(Handler, new UnsealRecord(2, DisclosurePurpose.Law, "依法调取")));
        Assert.Equal(RefusalCode.Sealed, _registry.Do(Handler, open)?.Code);
        var oneself = With(Role.PoliticalLegalCommittee, id: Handler.Id);
        Assert.Equal(RefusalCode.SamePerson, _registry.Do(oneself, new ApproveUnsealing(2, 1))?.Code);
        Assert.Null(_registry.Do(Committee, new ApproveUnsealing(2, 1)));
        Assert.Equal(RefusalCode.Spent, _registry.Do(Committee, new ApproveUnsealing(2, 1))?.Code);
        Assert.Equal(RefusalCode.Sealed, _registry.Do(Committee, open)?.Code);
        Assert.Null(_registry.Do(Handler, open));
        Assert.Equal(RefusalCode.Sealed, _registry.Do(Handler, open)?.Code);
        Assert.Equal(
            RefusalCode.Sealed, _registry.Replayed().Do(Handler, open)?.Code);
    }

    [Fact]
    public void In_a_city_that_turned_it_off_there_is_no_sealed_field()
    {
        var off = new RegistryOnPaper();
        off.Collect(Person(Li, "李雷"));

        Assert.Equal(
            RefusalCode.Invalid,
            off.Collect(Handler, [Person(Li, "李雷", (RecordField.Special, "illness"))]).Refusal?.Code);
        Assert.Equal(
            RefusalCode.Sealed, off.Do(Handler, new UnsealRecord(1, DisclosurePurpose.Law, "依法调取"))?.Code);
    }

    [Fact]
    public void What_is_replayed_or_restored_is_the_same_registry()
    {
        Collected();
        _registry.Load(Person("SYN-0002", "王梅"), Home("B2", "御河东路"), Person(Li, "李磊"));
        _registry.Do(County, new DiscloseRecord(2, DisclosurePurpose.Check, "信息核实"));
        _registry.Do(County, new EraseRecord(3, "依本人申请"));

        foreach (var other in (RegistryOnPaper[])[_registry.Replayed(), _registry.Restored()])
        {
            Assert.Equal(_registry.InFull(), other.InFull());
            Assert.Equal(_registry.State.NextSlot, other.State.NextSlot);
            Assert.Equal(_registry.State.Disclosures, other.State.Disclosures);
            Assert.Equal(_registry.State.ErasedSlots, other.State.ErasedSlots);
        }
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private void Collected() => _registry.Collect(
        Home("B1", "迎宾街12号"), Person(Li, "李雷", (RecordField.Phone, Phone)));
}
