using GridOrleans.Access;
using Orleans.Concurrency;

namespace GridOrleans.Registry;

/// <summary>
/// A grid's registry: its people, houses, places, matters, objects, organisations and risk points. The key is the
/// grid's 15-digit code; its journal is a stream of its own, so that it weighs on no case. Every answer is masked for
/// the caller here, not further on, and is given after everything it rests on is durable.
/// </summary>
[GrainInterfaceType("registry"), Alias("registry")]
public interface IRegistryGrain : IGrainWithStringKey
{
    /// <summary>Carries out a <see cref="CollectRecords"/>.</summary>
    /// <exception cref="JournalUnavailableException">Send it again with the same id.</exception>
    [AlwaysInterleave, Alias("collect")]
    Task<Reply<CollectView>> Collect(RegistryRequest request);

    /// <summary>Carries out a <see cref="LoadRecords"/>.</summary>
    /// <exception cref="JournalUnavailableException">Send it again with the same id.</exception>
    [AlwaysInterleave, Alias("load")]
    Task<Reply<LoadView>> Load(RegistryRequest request);

    /// <summary>Carries out a <see cref="DiscloseRecord"/>; a resend shows the record as it is now.</summary>
    /// <exception cref="JournalUnavailableException">Send it again with the same id.</exception>
    [AlwaysInterleave, Alias("disclose")]
    Task<Reply<RecordView>> Disclose(RegistryRequest request);

    /// <summary>Carries out any other command; of an erasure the answer says that the keys are gone.</summary>
    /// <exception cref="JournalUnavailableException">Send it again with the same id.</exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<RegistryReceipt>> Execute(RegistryRequest request);

    /// <summary>One record, masked.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<Reply<RecordView>> Read(Caller by, int serial);

    /// <summary>Records of the grid, masked.</summary>
    [AlwaysInterleave, Alias("list")]
    Task<Reply<RecordPage>> List(Caller by, RecordQuery query);

    /// <summary>Who saw what in full, and why.</summary>
    [AlwaysInterleave, Alias("list-disclosures")]
    Task<Reply<DisclosurePage>> ListDisclosures(Caller by, int offset, int limit);
}

/// <summary>Which records of a grid are wanted; what is null does not narrow.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Household">The household: its people and the houses they live in.</param>
/// <param name="Offset">How many to pass over.</param>
/// <param name="Limit">How many at most; 1–500.</param>
[GenerateSerializer, Immutable, Alias("record-query")]
public sealed record RecordQuery(
    [property: Id(0)] RecordKind? Kind,
    [property: Id(1)] string? Household,
    [property: Id(2)] int Offset,
    [property: Id(3)] int Limit);
