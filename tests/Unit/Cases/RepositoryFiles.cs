namespace GridOrleans.Unit.Cases;

/// <summary>Finds files of the repository from wherever the tests were built.</summary>
internal static class RepositoryFiles
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new DirectoryNotFoundException("GridOrleans.sln is not above the tests.");
        return System.IO.Path.Combine([root, .. parts]);
    }
}
