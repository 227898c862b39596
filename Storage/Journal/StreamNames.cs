namespace GridOrleans.Journal;

/// <summary>How streams' names sort: by their UTF-8 bytes, on either engine.</summary>
internal static class StreamNames
{
    /// <summary>The greatest name that begins with a prefix: no name holds U+10FFFF, which is no character.</summary>
    public static string Last(string prefix) => prefix + "\U0010FFFF";
}
