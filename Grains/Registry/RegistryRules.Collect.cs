using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Clocks;

namespace GridOrleans.Registry;

// Records are collected, or loaded from a file.
internal static partial class RegistryRules
{
    /// <summary>The most records of one collecting: a household of some thirty, and a street of shops.</summary>
    public const int CollectMax = 200;

    /// <summary>The most rows of one load: about twice a grid's records, so that a grid is one entry.</summary>
    public const int LoadMax = 4_096;

    private const int SourceMax = 100;

    /// <summary>Why a caller may not collect or load at all; null when they may.</summary>
    public static Refusal? MayNot(RegistryState state, RegistryRequest request)
    {
        var right = request.Command is LoadRecords ? RegistryRights.Load : RegistryRights.Collect;
        return RegistryAccess.Find(request.By, state.Grid, right) is null
            ? RegistryAccess.Refuse(state.Grid, right)
            : null;
    }

    /// <summary>Decides what collecting comes to: every record is checked, all errors are told at once.</summary>
    public static CollectDecision Collect(
        RegistryBook book,
        RegistryRequest request,
        RegistryOptions options,
        DateTimeOffset now)
    {
        if (RegistryAccess.Find(request.By, book.State.Grid, RegistryRights.Collect) is not { } by)
        {
            return RegistryAccess.Refuse(book.State.Grid, RegistryRights.Collect);
        }

        var command = (CollectRecords)request.Command;
        var errors = new FieldErrors();
        errors.Check(
            command.Records.Length is >= 1 and <= CollectMax, "records", $"1–{CollectMax} records are expected.");
        var rules = new RowRules(MaySeal(request.By, book, options), ChinaTime.DayOf(now));
        var drafts = command.Records.Take(CollectMax).Select(RecordChecks.Normal).ToList();
        foreach (var (place, draft) in drafts.Index())
        {
            rules.Check(errors, string.Create(CultureInfo.InvariantCulture, $"records[{place}]."), draft);
        }

        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        var planner = new Planner(book, command.Replace);
        return new CollectPlan(by, [.. drafts.Index().Select(row => planner.Take(row.Index + 1, row.Item))], []);
    }

    /// <summary>Decides what loading comes to: what is out of order is left out, the rest is taken.</summary>
    public static CollectDecision Load(
        RegistryBook book,
        RegistryRequest request,
        RegistryOptions options,
        DateTimeOffset now)
    {
        if (RegistryAccess.Find(request.By, book.State.Grid, RegistryRights.Load) is not { } by)
        {
            return RegistryAccess.Refuse(book.State.Grid, RegistryRights.Load);
        }

        var command = (LoadRecords)request.Command;
        var errors = new FieldErrors();
        errors.Line("source", command.Source, SourceMax);
        errors.Check(command.Rows.Length is >= 1 and <= LoadMax, "rows", $"1–{LoadMax} rows are expected.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        var rules = new RowRules(MaySeal(request.By, book, options), ChinaTime.DayOf(now));
        var planner = new Planner(book, replace: false);
        var records = ImmutableArray.CreateBuilder<PlannedRecord>(command.Rows.Length);
        var rejected = ImmutableArray.CreateBuilder<RowRejection>();
        for (var row = 1; row <= command.Rows.Length; row++)
        {
            var draft = RecordChecks.Normal(command.Rows[row - 1]);
            var faults = new FieldErrors();
            rules.Check(faults, "", draft);
            if (faults.ToRefusal() is { } fault)
            {
                rejected.Add(new(row, fault.Detail));
                continue;
            }

            records.Add(planner.Take(row, draft));
        }

        return new CollectPlan(by, records.ToImmutable(), rejected.ToImmutable());
    }

    // A person who may collect the sealed field, in a city that turned it on.
    private static bool MaySeal(Caller caller, RegistryBook book, RegistryOptions options) =>
        options.SpecialGroups
        && RegistryAccess.Find(caller, book.State.Grid, RegistryRights.Special) is not null;

    private readonly struct RowRules(bool maySeal, DateOnly today)
    {
        public void Check(FieldErrors errors, string path, RecordDraft draft)
        {
            RecordChecks.Check(errors, path, draft, today);
            errors.Check(
                maySeal || draft.Find(RecordField.Special) is null,
                $"{path}special",
                "the sealed field is taken only where the city turned it on, from a role that may.");
        }
    }

    /// <summary>Finds each record by its key, also among those planned before it, and merges.</summary>
    private sealed class Planner(RegistryBook book, bool replace)
    {
        private readonly Dictionary<(RecordKind Kind, string Key), (int Serial, ImmutableArray<RecordValue> Values)>
            _planned = [];

        private int _next = book.NextSerial;

        public PlannedRecord Take(int row, RecordDraft draft)
        {
            var key = (draft.Kind, draft.Find(RecordShape.Of(draft.Kind).Key)!);
            var record = Held(key) is (var serial, { } held)
                ? Merge(row, draft, serial, held)
                : new(row, _next++, draft.Kind, RecordOutcome.Created, draft.Values, []) { Written = true };
            _planned[key] = (record.Serial, record.Values);
            return record;
        }

        private (int Serial, ImmutableArray<RecordValue>? Values) Held((RecordKind Kind, string Key) key)
        {
            if (_planned.TryGetValue(key, out var planned))
            {
                return planned;
            }

            return book.Find(key.Kind, key.Key) is { } serial ? (serial, book.Open(serial)) : default;
        }

        private PlannedRecord Merge(int row, RecordDraft draft, int serial, ImmutableArray<RecordValue> held)
        {
            var values = held.ToDictionary(value => value.Field, value => value.Text);
            var conflicts = ImmutableArray.CreateBuilder<RecordField>();
            var (learnt, changed) = (false, false);
            foreach (var (field, text) in draft.Values)
            {
                if (values.TryGetValue(field, out var before) && before == text)
                {
                    continue;
                }

                // The sealed field is replaced without a word: an outcome that told of it would open the seal.
                var silent = field is RecordField.Special;
                if (before is not null && !replace && !silent)
                {
                    conflicts.Add(field);
                    continue;
                }

                values[field] = text;
                changed = true;
                learnt |= !silent;
            }

            var outcome = conflicts.Count > 0 ? RecordOutcome.Conflicting
                : learnt ? RecordOutcome.Merged
                : RecordOutcome.Unchanged;
            ImmutableArray<RecordValue> merged =
                [.. values.Select(value => new RecordValue(value.Key, value.Value)).OrderBy(value => value.Field)];
            return new(row, serial, draft.Kind, outcome, merged, conflicts.ToImmutable())
            {
                Written = changed || conflicts.Count > 0,
            };
        }
    }
}
