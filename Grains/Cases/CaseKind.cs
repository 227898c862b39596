using GridOrleans.Commands;
using GridOrleans.Grids;
using GridOrleans.Journal;

namespace GridOrleans.Cases;

/// <summary>Cases as a grid's files.</summary>
internal sealed class CaseKind(CasePolicy policy) : FileKind<CaseRequest, CaseState, CaseEvent, CaseView>
{
    /// <inheritdoc/>
    public override FileDrawer<CaseState> Drawer(GridState grid) => grid.Cases;

    /// <inheritdoc/>
    public override CommandId IdOf(CaseRequest request) => request.Id;

    /// <inheritdoc/>
    public override int? SerialOf(CaseRequest request, GridState grid) =>
        request.Case is { } number && number.Grid == grid.Code ? number.Serial : null;

    /// <inheritdoc/>
    public override int SerialOf(CaseEvent fact) => fact.Case;

    /// <inheritdoc/>
    public override (string Ticket, string Item)? ToDraw(GridState grid, CaseRequest request, DateTimeOffset now) =>
        CaseRules.ToDraw(grid, request, policy, now);

    /// <inheritdoc/>
    public override Decision Decide(GridState grid, CaseRequest request, DateTimeOffset now) =>
        CaseRules.Decide(grid, request, policy, now);

    /// <inheritdoc/>
    public override CaseState Apply(CaseState? file, GridState grid, CaseEvent fact, JournalEntry entry) =>
        CaseState.Apply(file, grid.Code, fact, entry.At, entry.Version);

    /// <inheritdoc/>
    public override bool IsRepeat(CaseRequest request, CaseEvent fact) => CommandRepeats.Matches(request, fact);

    /// <inheritdoc/>
    public override Refusal? RefusalOf(CaseEvent fact) =>
        fact is CaseTaskRefused refused ? new(refused.Code, refused.Detail) : null;

    /// <inheritdoc/>
    public override CaseView View(CaseState file, DateTimeOffset now) => CaseViews.View(file, now);
}
