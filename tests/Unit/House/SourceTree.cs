namespace GridOrleans.Unit.House;

/// <summary>The project's own files, as the tidy tests read them.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["artifacts", "data", ".git", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<(string Path, string[] Lines)> CSharp() =>
        from path in Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !Generated.Contains(relative.Split('/')[0], StringComparer.Ordinal)
        select (relative, File.ReadAllLines(path));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("GridOrleans.sln");
    }
}
