using System.Collections.Immutable;
using System.Globalization;
using GridOrleans.Cases;

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

    private static string Missing(string noun, string number, DateTimeOffset? asOf) => asOf is { } instant
        ? string.Create(CultureInfo.InvariantCulture, $"There was no {noun} {number} at {instant:O}.")
        : $"There is no {noun} {number}.";
}
