using Xunit;

namespace GridOrleans.Integration.Journal;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("sqlite", null, "data", 15, null)]
    [InlineData("postgres", "Host=127.0.0.1;Database=grid", "", 300, null)]
    [InlineData("oracle", null, "data", 15, "Grid:Storage:Engine is 'oracle'; it must be 'sqlite' or 'postgres'")]
    [InlineData("postgres", null, "data", 15, "Grid:Storage:Connection is missing")]
    [InlineData("postgres", "Host=a;Nonsense=b", "data", 15, "Grid:Storage:Connection is no connection string")]
    [InlineData("postgres", "Database=grid", "data", 15, "Grid:Storage:Connection names no Host")]
    [InlineData("sqlite", null, " ", 15, "Grid:Storage:Folder is empty")]
    [InlineData("sqlite", null, "data", 0, "Grid:Storage:CommandTimeoutSeconds is 0; it must be 1 to 300")]
    [InlineData("sqlite", null, "data", 301, "Grid:Storage:CommandTimeoutSeconds is 301; it must be 1 to 300")]
    public void A_wrong_option_is_named_with_how_to_set_it(
        string engine,
        string? connection,
        string folder,
        int timeout,
        string? problem)
    {
        var options = new StorageOptions
        {
            Engine = engine,
            Connection = connection,
            Folder = folder,
            CommandTimeoutSeconds = timeout,
        };

        var result = new StorageOptionsCheck().Validate(null, options);

        Assert.Equal(problem is null, result.Succeeded);
        if (problem is not null)
        {
            var said = Assert.Single(result.Failures!);
            Assert.StartsWith(problem, said, StringComparison.Ordinal);
            Assert.Contains("GRID__STORAGE__", said, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => StorageEngine.Create(options));
        }
    }
}
