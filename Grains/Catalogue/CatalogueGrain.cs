using Orleans.Concurrency;

namespace GridOrleans.Catalogue;

/// <summary>Answers from the catalogue that its silo was started with.</summary>
[GrainType("catalogue"), StatelessWorker]
internal sealed class CatalogueGrain(CatalogueHistory catalogue, TimeProvider clock) : Grain, ICatalogueGrain
{
    /// <inheritdoc/>
    public Task<CatalogueView> Read() => Task.FromResult(CatalogueViews.View(catalogue, clock.GetUtcNow()));

    /// <inheritdoc/>
    public Task<Reply<CatalogueAnswer>> Find(string code) =>
        Task.FromResult(ItemAnswers.Find(catalogue, code, clock.GetUtcNow()));
}
