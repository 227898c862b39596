using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>The grid's cases: commands carried out, resent ones answered again, files read.</summary>
internal sealed partial class GridGrain
{
    /// <inheritdoc/>
    public Task<Reply<CaseView>> Execute(CaseRequest request) => _cases.Execute(request);

    /// <inheritdoc/>
    public Task<ImmutableArray<Reply<CaseView>>> ExecuteMany(ImmutableArray<CaseRequest> requests) =>
        _cases.ExecuteMany(requests);

    /// <inheritdoc/>
    public async Task<Reply<CaseFile>> ReadCase(CaseNumber number, DateTimeOffset? asOf)
    {
        var (view, history) = await _cases.Read(number.Grid, number.Serial, asOf);
        return view is null
            ? new Refusal(RefusalCode.UnknownCase, Missing("case", number.ToString(), asOf))
            : new CaseFile(view, history);
    }

    /// <inheritdoc/>
    public async Task<Reply<CallerMoves>> ReadMoves(CaseNumber number, Caller caller) =>
        await _cases.Find(number.Grid, number.Serial) is { } file
            ? new CallerMoves(number, file.Version, CaseDefinition.Engine.MovesOf(new(file, Now), caller))
            : new Refusal(RefusalCode.UnknownCase, Missing("case", number.ToString(), null));

    /// <inheritdoc/>
    public async Task<Reply<CaseProof>> ProveCase(CaseNumber number)
    {
        if (await _cases.Find(number.Grid, number.Serial) is not { } file)
        {
            return new Refusal(RefusalCode.UnknownCase, Missing("case", number.ToString(), null));
        }

        var walk = new ChainWalk(file.Versions);
        while (walk.Take(await ReadEntries(walk.NextPage)))
        {
        }

        return walk.Proof(number);
    }

    private static string Missing(string noun, string number, DateTimeOffset? asOf) => asOf is { } instant
        ? string.Create(CultureInfo.InvariantCulture, $"There was no {noun} {number} at {instant:O}.")
        : $"There is no {noun} {number}.";
}
