using System.Collections.Immutable;
using Dapper;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Integration.Escalation;
using GridOrleans.Integration.Grids;
using GridOrleans.Integration.Reading;
using GridOrleans.Journal;
using GridOrleans.Reading;
using GridOrleans.Registry;
using GridOrleans.Units;
using GridOrleans.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GridOrleans.Integration.Registry;

/// <summary>A grid's registry between grain, journal, keys and read model: taken once, sealed, found, erased.</summary>
public abstract class RegistryContract : ReadingTest
{
    private static readonly UnitCode Grid = UnitCode.Parse("140213067201001");
    private static readonly UnitCode Beside = UnitCode.Parse("140213067202001");
    private static readonly UnitCode Township = Grid.At(UnitLevel.Township);
    private static readonly Caller Worker = new("zhao", [new(Role.FullTimeGridworker, Township)]);
    private static readonly Caller County = new("wu", [new(Role.CountyCentre, Grid.At(UnitLevel.District))]);
    private static readonly CollectRecords Household = new(
    [
        Draft(RecordKind.House, (RecordField.Code, "B1"), (RecordField.Address, "迎宾街12号")),
        Person("SYN-0001", "李雷", (RecordField.Household, "H1"), (RecordField.House, "B1")),
        Person("SYN-0002", "王梅", (RecordField.Household, "H1"), (RecordField.House, "B1")),
    ]);

    [Fact]
    public async Task A_household_is_collected_once_however_often_it_is_sent_and_outlives_a_restart()
    {
        CollectView first;
        await using (var silo = await RunningSilo.Start(Engine))
        {
            var registry = Of(silo, Grid);
            first = (await registry.Collect(Request("visit-0001", Worker, Household))).Value!;
            await registry.Collect(Request("visit-0002", Worker, new CollectRecords(
                [Person("SYN-0001", "李磊", (RecordField.Phone, "13812345678"))])));
            var sent = await Task.WhenAll(Enumerable.Range(0, 4)
                .Select(_ => registry.Collect(Request("visit-0001", Worker, Household))));
            Assert.All(sent, reply => Assert.Equal(Told(first), Told(reply.Value!)));
        }

        await using var again = await RunningSilo.Start(Another());
        var restarted = Of(again, Grid);
        Assert.Equal(Told(first), Told((await restarted.Collect(Request("visit-0001", Worker, Household))).Value!));
        Assert.Equal(
            RefusalCode.CommandIdReused,
            (await restarted.Collect(Request("visit-0001", Worker, new CollectRecords(
                [Person("SYN-0009", "某人")])))).Refusal?.Code);
        var page = (await restarted.List(Worker, new(null, "H1", 0, 10))).Value!;
        Assert.Equal(["B1", "李*", "王*"], page.Records.Select(record =>
            record.Fields.GetValueOrDefault("name") ?? record.Fields["code"]));
        Assert.Equal("138****5678", page.Records[1].Fields["phone"]);
        await CatchUp();
        await IsProved();
    }

    [Fact]
    public async Task What_is_erased_cannot_be_read_in_any_copy_of_the_journal()
    {
        await using var silo = await RunningSilo.Start(Engine);
        var registry = Of(silo, Grid);
        await registry.Collect(Request("visit-0001", Worker, Household));
        var full = await registry.Disclose(Request("look-0001", Worker, new DiscloseRecord(
            2, DisclosurePurpose.Service, "上门送药")));
        Assert.Equal("李雷", full.Value!.Fields["name"]);
        var before = await Payloads();

        var erased = await registry.Execute(Request("erase-0001", County, new EraseRecord(2, "依本人申请")));
        var resent = await registry.Execute(Request("erase-0001", County, new EraseRecord(2, "依本人申请")));

        Assert.Equal(erased.Value!.Records, resent.Value!.Records);
        Assert.Equal(RefusalCode.UnknownRecord, (await registry.Read(Worker, 2)).Refusal?.Code);
        Assert.StartsWith(before, await Payloads(), StringComparison.Ordinal);
        Assert.All(["李雷", "SYN-0001", "王梅"], text => Assert.DoesNotContain(text, before, StringComparison.Ordinal));
        var keys = await Engine.Keys.Load(Streams.OfRegistry(Grid), Stop);
        Assert.Equal((true, false), (keys.Find(0).IsEmpty, keys.Find(1).IsEmpty));
        var audit = Assert.Single((await registry.ListDisclosures(County, 0, 10)).Value!.Disclosures);
        Assert.Equal(("zhao", DisclosurePurpose.Service, 2), (audit.By.Id, audit.Purpose, audit.Number.Serial));
        await CatchUp();
        Assert.Empty((await Find(Township, name: "李雷")).Records);
        await IsProved();
    }

    [Fact]
    public async Task A_silo_that_dies_over_an_erasure_destroys_the_key_when_it_is_back()
    {
        var dying = new DyingStore(
            Engine.Journal, append => append.Entries.Any(entry => entry.Kind == "records_erased"));
        var keys = new DyingKeys(Engine.Keys, dying);
        await using (var silo = await RunningSilo.Start(Engine, all => all
            .AddSingleton<IJournalStore>(dying)
            .AddSingleton<IPersonKeyStore>(keys)))
        {
            var registry = Of(silo, Grid);
            await registry.Collect(Request("visit-0001", Worker, Household));
            await Record.ExceptionAsync(() => registry.Execute(
                Request("erase-0001", County, new EraseRecord(2, "依本人申请"))));
        }

        Assert.False((await Engine.Keys.Load(Streams.OfRegistry(Grid), Stop)).Find(0).IsEmpty);
        await using var again = await RunningSilo.Start(Another());
        Assert.Equal(RefusalCode.UnknownRecord, (await Of(again, Grid).Read(Worker, 2)).Refusal?.Code);
        Assert.True((await Engine.Keys.Load(Streams.OfRegistry(Grid), Stop)).Find(0).IsEmpty);
    }

    [Fact]
    public async Task Records_are_found_by_name_address_and_number_within_the_unit_and_masked()
    {
        await using var silo = await RunningSilo.Start(Engine);
        await Of(silo, Grid).Collect(Request("visit-0001", Worker, Household));
        await Of(silo, Beside).Load(Request("load-0001", County, new LoadRecords(
        [
            Person("SYN-0003", "李雷"),
            Draft(RecordKind.Organisation, (RecordField.Code, "S1"), (RecordField.Name, "李家面馆"),
                (RecordField.Address, "御河东路8号")),
            Person("1", "太短"),
        ],
        "people.csv")));
        await CatchUp();

        var named = await Find(Township, name: "李雷");
        Assert.Equal([$"{Grid}-R2", $"{Beside}-R1"], Numbers(named));
        Assert.Equal(["李*", "李*"], named.Records.Select(record => record.Name));
        Assert.Equal([$"{Grid}-R2"], Numbers(await Find(Grid, name: "李雷")));
        Assert.Equal([$"{Beside}-R2"], Numbers(await Find(Township, name: "李")));
        Assert.Equal([$"{Grid}-R1"], Numbers(await Find(Township, address: "迎宾街")));
        Assert.Equal([$"{Beside}-R1"], Numbers(await Find(Township, key: " syn-0003 ")));
        Assert.Equal([$"{Beside}-R2"], Numbers(await Find(Township, contains: "面馆")));
        Assert.Empty((await Find(Township, contains: "雷")).Records);
        var first = await Find(Township, limit: 2);
        Assert.Equal($"{Grid}-R2", first.NextCursor);
        Assert.Equal(
            [$"{Grid}-R3", $"{Beside}-R1"], Numbers(await Find(Township, limit: 2, cursor: first.NextCursor)));
        var list = silo.Grains.GetGrain<IRegistryListGrain>(0);
        var totals = (await list.Count(County, Township)).Value!;
        Assert.Equal((5, 3, 2), (totals.Total, totals.Kinds["person"], totals.Children.Length));
        Assert.Equal(
            RefusalCode.NotEntitled, (await list.Search(Worker, new(
                Grid.At(UnitLevel.District), null, null, null, null, null, 10))).Refusal?.Code);
        Assert.DoesNotContain("李雷", await AskRows<string>(AllNames), StringComparison.Ordinal);
        await IsProved();
    }

    [Fact]
    public async Task A_row_that_was_changed_behind_the_journal_s_back_is_found()
    {
        await using (var silo = await RunningSilo.Start(Engine))
        {
            await Of(silo, Grid).Collect(Request("visit-0001", Worker, Household));
            await CatchUp();
        }

        await Tamper("DELETE FROM registry_record WHERE serial = 2");
        var report = await Engine.NewAudit(NewModel(), NewRegistries()).Run(new(), new Progress<AuditProgress>(), Stop);

        Assert.Equal(AuditKind.WrongRow, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public async Task Special_groups_are_counted_in_tens_and_nobody_is_told()
    {
        var committee = new Caller("qian", [new(Role.PoliticalLegalCommittee, Grid.At(UnitLevel.District))]);
        var handler = new Caller("sun", [new(Role.DepartmentHandler, Grid.At(UnitLevel.District))]);
        await using var silo = await RunningSilo.Start(Engine, all => all.Configure<RegistryOptions>(
            options => options.SpecialGroups = true));
        await Of(silo, Grid).Collect(Request("visit-0001", handler, new CollectRecords(
            [.. Enumerable.Range(0, 13).Select(place => Person(
                $"SYN-10{place:00}", "某人", (RecordField.Special, place < 12 ? "illness" : "released")))])));
        await CatchUp();

        var list = silo.Grains.GetGrain<IRegistryListGrain>(0);
        var told = (await list.CountSpecialGroups(committee, Grid)).Value!;

        Assert.Equal([("illness", 10L)], told.Groups.Select(group => (group.Key, group.Value)));
        Assert.Equal(RefusalCode.NotEntitled, (await list.CountSpecialGroups(Worker, Grid)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotEntitled, (await list.CountSpecialGroups(County, Grid)).Refusal?.Code);
    }

    private string AllNames => Engine.Kind is StorageKind.Postgres
        ? "SELECT string_agg(name, ',') FROM registry_record"
        : "SELECT group_concat(name, ',') FROM registry_record";

    private static IRegistryGrain Of(RunningSilo silo, UnitCode grid) =>
        silo.Grains.GetGrain<IRegistryGrain>(grid.ToString());

    private static RegistryRequest Request(string id, Caller by, RegistryCommand command) =>
        new(CommandId.Parse(id), by, command);

    private static RecordDraft Person(string document, string name, params (RecordField, string)[] more) =>
        Draft(RecordKind.Person, [(RecordField.Document, document), (RecordField.Name, name), .. more]);

    private static RecordDraft Draft(RecordKind kind, params (RecordField Field, string Text)[] values) =>
        new(kind, [.. values.Select(value => new RecordValue(value.Field, value.Text))]);

    private static string Told(CollectView view) => string.Join(
        ' ', view.Records.Select(record => $"{record.Number} {record.Outcome} {record.Conflicts.Length}"));

    private static IEnumerable<string> Numbers(FoundPage page) =>
        page.Records.Select(record => record.Number.ToString());

    private Task<FoundPage> Find(
        UnitCode unit,
        string? name = null,
        string? address = null,
        string? key = null,
        string? contains = null,
        int limit = 10,
        string? cursor = null) =>
        Engine.NewRegistryListing().Search(new(unit, null, name, address, key, cursor, limit, contains), Stop);

    private async Task<string> Payloads()
    {
        await using var connection = await Tables.OpenConnectionAsync(Stop);
        const string text = "CAST(payload AS text)";
        return string.Join('\n', await connection.QueryAsync<string>(
            $"SELECT {text} FROM entry WHERE stream = @stream ORDER BY version",
            new { stream = Streams.OfRegistry(Grid) }));
    }

    // The running silo projects too: whoever is first, the rows are there when nothing is left.
    private async Task CatchUp()
    {
        var tables = NewRegistries();
        var projector = new RegistryProjector(
            tables, Engine.Journal, Engine.Keys, NullLogger<RegistryProjector>.Instance);
        foreach (var grid in (UnitCode[])[Grid, Beside])
        {
            var stream = Streams.OfRegistry(grid);
            while (await Head(stream) is var head and > 0
                && (await tables.Position(stream, Stop))?.Version != head)
            {
                await projector.Step(Stop);
                await Task.Delay(20, Stop);
            }
        }
    }

    private async Task<long> Head(string stream)
    {
        await foreach (var head in Engine.Journal.Heads(stream, Stop))
        {
            return head.Version;
        }

        return 0;
    }

    private async Task IsProved()
    {
        var report = await Engine.NewAudit(NewModel(), NewRegistries()).Run(new(), new Progress<AuditProgress>(), Stop);
        Assert.Empty(report.Findings);
        Assert.True(report.Entries > 0);
    }

    /// <summary>Keys that cannot be reached any more once the process is dead.</summary>
    private sealed class DyingKeys(IPersonKeyStore inner, DyingStore life) : IPersonKeyStore
    {
        public Task<PersonKeys> Load(string stream, CancellationToken cancellationToken) =>
            inner.Load(stream, cancellationToken);

        public Task<IReadOnlyList<PersonKeys>> Load(
            IReadOnlyList<string> streams,
            CancellationToken cancellationToken) => inner.Load(streams, cancellationToken);

        public Task<bool> Add(
            string stream,
            int first,
            ReadOnlyMemory<byte> keys,
            CancellationToken cancellationToken) => inner.Add(stream, first, keys, cancellationToken);

        public Task Destroy(string stream, IReadOnlyCollection<int> slots, CancellationToken cancellationToken) =>
            life.Died.IsCompleted
                ? throw new TimeoutException("The process is dead.")
                : inner.Destroy(stream, slots, cancellationToken);

        public Task<ReadOnlyMemory<byte>> CityKey(CancellationToken cancellationToken) =>
            inner.CityKey(cancellationToken);
    }
}
