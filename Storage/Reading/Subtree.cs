namespace GridOrleans.Reading;

/// <summary>
/// A unit's subtree as a range of the numbers of cases, or of orders: codes are prefixes of each other, and a number
/// begins with its grid's.
/// </summary>
internal static class Subtree
{
    /// <summary>No number of the subtree is smaller.</summary>
    public static string First(string code) => code;

    /// <summary>Every number of the subtree is smaller: the code with its last digit raised, ':' after 9.</summary>
    public static string End(string code) =>
        code is [.. var head, var last] ? string.Concat(head, ((char)(last + 1)).ToString()) : "";
}
