namespace GridOrleans.Registry;

/// <summary>
/// Where the keys of people rest: outside the journal, so that they can be destroyed while the journal's chain holds.
/// One implementation per engine, all held to the same contract tests. Any method may throw the driver's exception.
/// </summary>
internal interface IPersonKeyStore
{
    /// <summary>The keys of a stream.</summary>
    Task<PersonKeys> Load(string stream, CancellationToken cancellationToken);

    /// <summary>The keys of many streams, in their order.</summary>
    Task<IReadOnlyList<PersonKeys>> Load(IReadOnlyList<string> streams, CancellationToken cancellationToken);

    /// <summary>
    /// Adds keys from a slot on, durably; false when another activation has put keys there: load them anew.
    /// </summary>
    Task<bool> Add(string stream, int first, ReadOnlyMemory<byte> keys, CancellationToken cancellationToken);

    /// <summary>Overwrites keys by zeros, durably; those that are gone already stay gone.</summary>
    Task Destroy(string stream, IReadOnlyCollection<int> slots, CancellationToken cancellationToken);

    /// <summary>
    /// The city's own key, under which the read model finds numbers without holding them; made when it is first asked
    /// for.
    /// </summary>
    Task<ReadOnlyMemory<byte>> CityKey(CancellationToken cancellationToken);
}
