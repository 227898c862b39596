using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Files;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Cases;

/// <summary>Cases, as the gateway serves them.</summary>
internal sealed class CaseNoun : FileNoun<CaseNumber, CaseCommand, CaseRequest, CaseView, CaseFile>
{
    /// <summary>The one there is.</summary>
    public static readonly CaseNoun Noun = new();

    /// <inheritdoc/>
    public override string Name => "Case";

    /// <inheritdoc/>
    public override string One => "a case";

    /// <inheritdoc/>
    public override string Address => "/v1/cases";

    /// <inheritdoc/>
    public override string ExampleNumber => "140212100201001-1";

    /// <inheritdoc/>
    public override string Opening => "report";

    /// <inheritdoc/>
    public override string Field => "case";

    /// <inheritdoc/>
    public override ImmutableArray<MoveEndpoint> Moves => CaseMoves.All;

    /// <inheritdoc/>
    public override MoveEndpoint? Find(string name) => CaseMoves.ByName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override UnitCode GridOf(CaseNumber number) => number.Grid;

    /// <inheritdoc/>
    public override CaseNumber NumberOf(CaseView view) => view.Number;

    /// <inheritdoc/>
    public override CaseRequest Request(CommandId id, Caller by, CaseNumber? number, CaseCommand command) =>
        new(id, by, number, command);

    /// <inheritdoc/>
    public override Task<Reply<CaseView>> Execute(IGridGrain grid, CaseRequest request) => grid.Execute(request);

    /// <inheritdoc/>
    public override bool IsUrgent(CaseRequest request, UrgentCases urgent) => urgent.Includes(request);

    /// <inheritdoc/>
    public override void Note(CaseView view, UrgentCases urgent) => urgent.Note(view);

    /// <inheritdoc/>
    public override void Note(CaseFile file, UrgentCases urgent) => urgent.Note(file.Case);

    /// <inheritdoc/>
    public override Task<Reply<CaseFile>> Read(IGridGrain grid, CaseNumber number, DateTimeOffset? asOf) =>
        grid.ReadCase(number, asOf);

    /// <inheritdoc/>
    public override bool IsOwn(Caller caller, CaseFile file) => caller.Reported(file.Case);
}
