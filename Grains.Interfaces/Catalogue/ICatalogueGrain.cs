using Orleans.Concurrency;

namespace GridOrleans.Catalogue;

/// <summary>Tells of the catalogue 事项清单 as the silos have it. Every catalogue is key 0.</summary>
[GrainInterfaceType("catalogue"), Alias("catalogue")]
public interface ICatalogueGrain : IGrainWithIntegerKey
{
    /// <summary>The version in force now.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<CatalogueView> Read();

    /// <summary>
    /// What a code is, or became of it: an item, or a code of any list before; otherwise
    /// <see cref="RefusalCode.UnknownItem"/>.
    /// </summary>
    [AlwaysInterleave, Alias("find")]
    Task<Reply<CatalogueAnswer>> Find(string code);
}
