using System.Globalization;

namespace GridOrleans.Cluster.Stage;

/// <summary>What Linux tells of a process and its children, under <c>/proc</c>.</summary>
internal static class ProcessTree
{
    // As sysconf(_SC_CLK_TCK) answers on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    // Fields of /proc/PID/stat after the name: state is the first of them.
    private const int Parent = 1;
    private const int UserTicks = 11;
    private const int ChildrenSystemTicks = 14;

    /// <summary>A process and all its children.</summary>
    public static IReadOnlyList<int> Of(int first) =>
    [
        first,
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
           where id > 0 && Stat(id) is { } stat && stat[Parent] == first
           select id,
    ];

    /// <summary>
    /// The processor time that a process and its children have had, those that ended included: monotonic while the
    /// first one lives.
    /// </summary>
    public static TimeSpan Cpu(int first)
    {
        var tree = Of(first);
        var ticks = tree.Sum(id => Stat(id) is { } stat ? Ticks(stat, ended: id == first) : 0);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static long Ticks(long[] stat, bool ended)
    {
        var fields = ended ? ChildrenSystemTicks - UserTicks + 1 : 2;
        return stat.AsSpan(UserTicks, fields).ToArray().Sum();
    }

    private static long[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");

            // The name may hold anything, also blanks; what follows its bracket are numbers, but for the state.
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(field =>
                long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
