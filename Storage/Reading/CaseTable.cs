using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>Cases: the table <c>case_file</c>.</summary>
internal sealed class CaseTable() : FileTable<CaseState, CaseEvent>(FactJson.Json.CaseState)
{
    /// <summary>The one there is.</summary>
    public static readonly CaseTable Table = new();

    /// <inheritdoc/>
    public override string Name => "case_file";

    /// <inheritdoc/>
    public override string Noun => "case";

    /// <inheritdoc/>
    public override ImmutableArray<FileColumn> Columns { get; } =
    [
        Text(Number, file => file.Number.ToString()),
        Text("grid", file => file.Number.Grid.ToString()),
        Text("step", file => EnumText<CaseStep>.Of(file.Step)),
        Truth("finished", file => file.Finished),
        Text("outcome", file => EnumText<CaseOutcome>.Of(file.Outcome)),
        Text("severity", file => EnumText<Severity>.Of(file.Severity)),
        Text("group_size", file => EnumText<GroupSize>.Of(file.GroupSize)),
        Text("item", file => file.Item),
        Text("text", file => file.Text),
        Text("address", file => file.Place.Address),
        Real("lon", file => file.Place.Lon),
        Real("lat", file => file.Place.Lat),
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
        Whole("reworks", file => file.Reworks),
        Whole("returns", file => file.Returns),
        Truth("late", file => TallyRules.IsLate(file)),
        Real("suspended_seconds", file => file.SuspendedTotal.TotalSeconds),
        .. Enum.GetValues<CaseStep>().Select(step =>
            Real($"{EnumText<CaseStep>.Of(step)}_seconds", file => file.StepTimes[(int)step].TotalSeconds)),
        .. Ends(file => file.Version, FactJson.Json.CaseState),
    ];

    /// <inheritdoc/>
    public override bool Opens(Fact fact) => fact is CaseReported;

    /// <inheritdoc/>
    public override string NumberOf(UnitCode grid, int serial) => new CaseNumber(grid, serial).ToString();

    /// <inheritdoc/>
    protected override int SerialOf(CaseEvent fact) => fact.Case;

    /// <inheritdoc/>
    protected override UnitCode GridOf(CaseState file) => file.Number.Grid;

    /// <inheritdoc/>
    protected override CaseState Apply(CaseState? file, UnitCode grid, CaseEvent fact, JournalEntry entry) =>
        CaseState.Apply(file, grid, fact, entry.At, entry.Version);
}
