namespace GridOrleans.City;

/// <summary>How many households a grid holds by the city's published standard (Datong Daily, December 2024).</summary>
internal static class HouseholdBand
{
    /// <summary>Fewest households of an ordinary grid.</summary>
    public const int Least = 300;

    /// <summary>Most households of an ordinary grid.</summary>
    public const int Most = 500;

    /// <summary>Reason of a grid that is a whole small village (our convention).</summary>
    public const string Rural = "rural";

    /// <summary>Reason of a grid around a campus, works, hospital or station (our convention).</summary>
    public const string SpecialPurpose = "special-purpose";

    /// <summary>Whether a count is within the band.</summary>
    public static bool Holds(int households) => households is >= Least and <= Most;
}
