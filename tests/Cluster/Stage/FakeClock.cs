namespace GridOrleans.Cluster.Stage;

/// <summary>A wall clock of a process's own, by libfaketime: its time of day can jump while it runs.</summary>
internal static class FakeClock
{
    /// <summary>Where the library stands; null where it is not installed.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 3,
        }).FirstOrDefault()
        : null;

    /// <summary>Gives a member such a clock from its next start on; right at first.</summary>
    public static void Give(Member member, string folder)
    {
        Set(member, folder, "+0");
        member.Environment["LD_PRELOAD"] = Library!;
        member.Environment["FAKETIME_TIMESTAMP_FILE"] = FileOf(member, folder);
        member.Environment["FAKETIME_CACHE_DURATION"] = "1";

        // Only the time of day jumps, as when an operator sets it: what measures durations goes on.
        member.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <summary>Makes it jump: by how much it is off from then on, such as <c>+1h</c>.</summary>
    public static void Set(Member member, string folder, string offset) =>
        File.WriteAllText(FileOf(member, folder), offset);

    /// <summary>Takes it away from the next start on.</summary>
    public static void Take(Member member) => member.Environment.Remove("LD_PRELOAD");

    private static string FileOf(Member member, string folder) => Path.Combine(folder, $"{member.Name}.clock");
}
