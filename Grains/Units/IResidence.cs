namespace GridOrleans.Units;

/// <summary>
/// Whether a grain still lives where it belongs: resident grains would never move to a new silo by themselves.
/// </summary>
internal interface IResidence
{
    /// <summary>Whether the grain with this key had better move.</summary>
    bool IsElsewhere(string key);
}

/// <summary>Where there is one silo, or grains have no home.</summary>
internal sealed class AnyResidence : IResidence
{
    /// <inheritdoc/>
    public bool IsElsewhere(string key) => false;
}
