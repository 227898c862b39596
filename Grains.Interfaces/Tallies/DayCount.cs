namespace GridOrleans.Tallies;

/// <summary>A count that belongs to one day.</summary>
/// <param name="Day">The day in China.</param>
/// <param name="Count">How many on that day.</param>
[GenerateSerializer, Immutable, Alias("day-count")]
public readonly record struct DayCount([property: Id(0)] DateOnly Day, [property: Id(1)] int Count)
{
    /// <summary>The sum: counts of one day add, and a newer day puts an older one aside.</summary>
    public static DayCount? Plus(DayCount? left, DayCount? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        ({ } one, { } other) when one.Day == other.Day => new(one.Day, one.Count + other.Count),
        ({ } one, { } other) => one.Day > other.Day ? one : other,
    };
}
