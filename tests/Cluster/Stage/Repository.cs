namespace GridOrleans.Cluster.Stage;

/// <summary>What the stage needs of the machine it stands on.</summary>
internal static class Repository
{
    /// <summary>The repository's root: where the solution is.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GridOrleans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This runs outside of the repository.");
        }

        return folder.FullName;
    }
}
