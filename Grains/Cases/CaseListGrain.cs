using Orleans.Concurrency;

namespace GridOrleans.Cases;

/// <summary>Answers lists from the read model, on whichever silo is asked.</summary>
[GrainType("case-list"), StatelessWorker]
internal sealed class CaseListGrain(ICaseListing listing) : Grain, ICaseListGrain
{
    /// <inheritdoc/>
    public Task<CasePage> List(CaseQuery query) => listing.List(query, CancellationToken.None);
}
