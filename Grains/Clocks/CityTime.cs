namespace GridOrleans.Clocks;

/// <summary>
/// What time it is in the city: the clock of its grains, and of nothing else. A test turns it without turning the
/// cluster's own clocks, by which silos watch each other.
/// </summary>
/// <param name="Provider">The clock.</param>
internal sealed record CityTime(TimeProvider Provider);
