using System.Text;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Journal;
using GridOrleans.Registry;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>
/// A registry without a grain: rules, seal, fold and replay as the grain puts them together, with keys and nonces that
/// are the same in every run.
/// </summary>
internal sealed class RegistryOnPaper
{
    public static readonly UnitCode Grid = UnitCode.Parse("140213001001001");
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly List<(string Command, Fact Fact)> _journal = [];
    private byte _nonce;
    private int _commands;

    public RegistryOnPaper(bool specialGroups = false)
    {
        Options = new() { SpecialGroups = specialGroups };
        Book = new(new(Grid), new());
    }

    public RegistryBook Book { get; private set; }

    public RegistryState State => Book.State;

    public RegistryOptions Options { get; }

    public DateTimeOffset Now { get; set; } = Start;

    public IReadOnlyList<Fact> Facts => [.. _journal.Select(entry => entry.Fact)];

    public static Caller With(Role role, UnitCode? unit = null, string id = "zhao") =>
        new(id, [new(role, unit ?? Grid.At(UnitLevel.District))]);

    public static RecordDraft Person(string document, string name, params (RecordField Field, string Text)[] more) =>
        Draft(RecordKind.Person, [(RecordField.Document, document), (RecordField.Name, name), .. more]);

    public static RecordDraft Home(string code, string address) =>
        Draft(RecordKind.House, [(RecordField.Code, code), (RecordField.Address, address)]);

    public static RecordDraft Draft(RecordKind kind, params (RecordField Field, string Text)[] values) =>
        new(kind, [.. values.Select(value => new RecordValue(value.Field, value.Text))]);

    public Reply<CollectView> Collect(params RecordDraft[] drafts) => Collect(With(Role.FullTimeGridworker), drafts);

    public Reply<CollectView> Collect(Caller by, RecordDraft[] drafts, bool replace = false)
    {
        var request = Request(by, new CollectRecords([.. drafts], replace));
        Reserve(drafts);
        var (plan, refusal) = RegistryRules.Collect(Book, request, Options, Now);
        if (plan is null)
        {
            return refusal!;
        }

        var fact = new CollectSealing(Book, Nonces(plan.Records.Length)).Collected(plan, request);
        Commit(request, fact);
        return RecordViews.Collected(fact, Book);
    }

    public Reply<LoadView> Load(params RecordDraft[] rows) => Load(With(Role.CountyCentre), rows);

    public Reply<LoadView> Load(Caller by, RecordDraft[] rows)
    {
        var request = Request(by, new LoadRecords([.. rows], "people.csv"));
        Reserve(rows);
        var (plan, refusal) = RegistryRules.Load(Book, request, Options, Now);
        if (plan is null)
        {
            return refusal!;
        }

        var fact = new CollectSealing(Book, Nonces(plan.Records.Length)).Loaded(plan, request);
        Commit(request, fact);
        return RecordViews.Loaded(fact);
    }

    public Refusal? Do(Caller by, RegistryCommand command)
    {
        var request = Request(by, command);
        var decision = RegistryRules.Decide(State, request, Options, Now);
        if (decision.Refused)
        {
            return decision.Refusal;
        }

        Commit(request, (RegistryEvent)Assert.Single(decision.Facts));
        foreach (var slot in State.ErasedSlots)
        {
            Book.Keys.Destroy(slot);
        }

        return null;
    }

    public RecordView? Read(int serial, Privacy upTo = Privacy.Open) => RecordViews.Record(Book, serial, upTo);

    /// <summary>All records that can be read, in full, as one text.</summary>
    public string InFull() => string.Join('\n', Enumerable.Range(1, State.Records.Count)
        .Select(serial => Read(serial, Privacy.Sealed))
        .OfType<RecordView>()
        .Select(record => $"{record.Number} {record.Kind} "
            + string.Join(' ', record.Fields.Select(field => $"{field.Key}={field.Value}"))
            + $" {record.KeptUntil}"));

    /// <summary>The registry as another activation has it: folded anew from what the journal's bytes say.</summary>
    public RegistryOnPaper Replayed()
    {
        var again = new RegistryOnPaper(Options.SpecialGroups) { Book = new(new(Grid), Book.Keys) };
        foreach (var (command, fact) in _journal)
        {
            var (kind, payload) = FactJson.Write(fact);
            again.Apply(command, FactJson.Read(kind, payload));
        }

        return again;
    }

    /// <summary>The same from a snapshot.</summary>
    public RegistryOnPaper Restored()
    {
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            State.ToSnapshot(), FactJson.Json.RegistrySnapshot);
        var snapshot = System.Text.Json.JsonSerializer.Deserialize(json, FactJson.Json.RegistrySnapshot)!;
        return new(Options.SpecialGroups) { Book = new(RegistryState.From(Grid, snapshot), Book.Keys) };
    }

    /// <summary>Everything that the journal holds, as one text.</summary>
    public string Journal() =>
        string.Join('\n', _journal.Select(entry => Encoding.UTF8.GetString(FactJson.Write(entry.Fact).Payload)));

    public RegistryRequest Request(Caller by, RegistryCommand command) =>
        new(CommandId.Parse($"command-{++_commands:0000}"), by, command);

    private void Commit(RegistryRequest request, RegistryEvent fact)
    {
        Apply(request.Id.ToString(), fact);
        Book.Forget();
    }

    private void Apply(string command, Fact fact)
    {
        _journal.Add((command, fact));
        State.Apply(fact, State.Version + 1, Now, command);
    }

    /// <summary>The key of a slot: the same in every run.</summary>
    public static byte[] KeyOf(int slot) =>
        [.. Enumerable.Repeat((byte)((slot % byte.MaxValue) + 1), PersonKeys.KeySize)];

    private void Reserve(RecordDraft[] drafts)
    {
        var first = Book.Keys.Count;
        foreach (var place in drafts.Index().Select(draft => draft.Index))
        {
            Book.Keys.Put(first + place, KeyOf(first + place));
        }
    }

    private byte[] Nonces(int records) =>
        [.. Enumerable.Range(0, records).SelectMany(_ => Enumerable.Repeat(NextNonce(), RecordSeal.NonceSize))];

    private byte NextNonce() => _nonce = (byte)((_nonce + 1) % byte.MaxValue);
}
