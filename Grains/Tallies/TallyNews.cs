namespace GridOrleans.Tallies;

/// <summary>What a child's report was to its parent.</summary>
internal enum TallyNews
{
    /// <summary>The parent holds a newer one.</summary>
    Older,

    /// <summary>The parent holds the same numbers; they are true for a later instant now.</summary>
    Same,

    /// <summary>The sum is another one now.</summary>
    Changed,

    /// <summary>It speaks of a tally that the parent does not hold: it must be asked for.</summary>
    Unknown,
}
