using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Cases;
using GridOrleans.Journal;
using NpgsqlTypes;

namespace GridOrleans.Reading;

/// <summary>
/// Every column that the projection writes, in one list for both engines: the projection writes by it and the audit
/// compares by it, so that neither can forget one. The schema scripts name the same columns.
/// </summary>
internal static class CaseColumns
{
    /// <summary>The column that names the case.</summary>
    public const string Number = "number";

    /// <summary>The column with the whole fold: what the projection goes on from.</summary>
    public const string State = "state";

    private static readonly JsonTypeInfo<CaseState> StateJson = FactJson.Json.CaseState;

    /// <summary>The columns, in the order in which they are written.</summary>
    public static readonly ImmutableArray<CaseColumn> All =
    [
        Text(Number, file => file.Number.ToString()),
        Text("grid", file => file.Number.Grid.ToString()),
        Text("step", file => EnumText<CaseStep>.Of(file.Step)),
        new("finished", NpgsqlDbType.Boolean, file => file.Finished),
        Text("outcome", file => EnumText<CaseOutcome>.Of(file.Outcome)),
        Text("severity", file => EnumText<Severity>.Of(file.Severity)),
        Text("group_size", file => EnumText<GroupSize>.Of(file.GroupSize)),
        Text("item", file => file.Item),
        Text("text", file => file.Text),
        Text("address", file => file.Place.Address),
        new("lon", NpgsqlDbType.Double, file => file.Place.Lon),
        new("lat", NpgsqlDbType.Double, file => file.Place.Lat),
        Text("reporter", file => file.Reporter.Id),
        Text("source", file => EnumText<ReportSource>.Of(file.Source)),
        Text("owner", file => file.Owner.ToString()),
        Text("assignee_kind", file => EnumText<AssigneeKind>.Of(file.Assignee?.Kind)),
        Text("assignee", file => file.Assignee?.Id),
        Text("ticket", file => file.Ticket),
        Text("handler", file => file.Handler),
        Text("result", file => file.Result),
        Text("feedback", file => file.Feedback),
        Whole("stars", file => file.Stars),
        Text("appeal", file => file.Appeal),
        Text("merged_into", file => file.MergedInto?.ToString()),
        Text("may_be_duplicate_of", file => file.MayBeDuplicateOf?.ToString()),
        Instant("due", file => file.Due),
        Instant("supervised_due", file => file.SupervisedDue),
        Instant("suspended_at", file => file.SuspendedAt),
        Instant("reported_at", file => file.ReportedAt),
        Instant("step_at", file => file.StepAt),
        Instant("updated_at", file => file.UpdatedAt),
        Instant("archived_at", file => file.ArchivedAt),
        Whole("extensions", file => file.Extensions),
        Whole("suspensions", file => file.Suspensions),
        Seconds("suspended_seconds", file => file.SuspendedTotal),
        .. Enum.GetValues<CaseStep>().Select(step =>
            Seconds($"{EnumText<CaseStep>.Of(step)}_seconds", file => file.StepTimes[(int)step])),
        new("version", NpgsqlDbType.Bigint, file => file.Version),
        new(State, NpgsqlDbType.Json, ToJson),
    ];

    /// <summary>The columns' names, separated by commas: for INSERT, COPY and SELECT.</summary>
    public static readonly string Names = string.Join(", ", All.Select(column => column.Name));

    /// <summary>A fold as the column <see cref="State"/> holds it.</summary>
    public static string ToJson(CaseState file) => JsonSerializer.Serialize(file, StateJson);

    /// <summary>The fold that <see cref="ToJson"/> wrote; null when the text is none.</summary>
    public static CaseState? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StateJson);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // PostgreSQL's text cannot hold U+0000, which JSON can: one report must not stop the projection of all.
    private static CaseColumn Text(string name, Func<CaseState, string?> value) =>
        new(name, NpgsqlDbType.Text, file => value(file)?.Replace('\0', '\uFFFD'));

    private static CaseColumn Whole(string name, Func<CaseState, int?> value) =>
        new(name, NpgsqlDbType.Integer, file => value(file));

    private static CaseColumn Instant(string name, Func<CaseState, DateTimeOffset?> value) =>
        new(name, NpgsqlDbType.TimestampTz, file => value(file)?.ToUniversalTime());

    private static CaseColumn Seconds(string name, Func<CaseState, TimeSpan> value) =>
        new(name, NpgsqlDbType.Double, file => value(file).TotalSeconds);
}
