namespace GridOrleans.Journal;

/// <summary>Names of Orleans storage providers that grains ask for.</summary>
internal static class JournalStorage
{
    /// <summary>Where snapshots rest.</summary>
    public const string Snapshots = "snapshots";
}
