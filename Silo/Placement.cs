namespace GridOrleans;

/// <summary>On which silo a grain begins to live.</summary>
internal enum Placement
{
    /// <summary>Each grain on a silo of its own choice: the city is spread as evenly as numbers allow.</summary>
    Even,

    /// <summary>
    /// All that lies in one township on one silo: what climbs from grid to township does not leave the process.
    /// </summary>
    Township,

    /// <summary>Orleans' own: where processor and memory are idle when the grain is first called.</summary>
    Resources,
}
