using GridOrleans.Migrate;
using GridOrleans.Verify;
using Xunit;

namespace GridOrleans.Integration.Verification;

public sealed class SqliteVerbTests : VerbContract
{
    private protected override string[] Where => ["--folder", Options.Folder];

    [Fact]
    public async Task A_folder_without_a_journal_names_the_verb_that_makes_one()
    {
        var empty = Directory.CreateTempSubdirectory("gridorleans-tests-").FullName;
        try
        {
            await using StringWriter output = new(), error = new();
            var arguments = new[] { "--folder", empty };
            var refused = await VerifyCommand.Create().Parse(arguments)
                .InvokeAsync(new() { Output = output, Error = error }, Stop);
            var made = await MigrateCommand.Create().Parse(arguments)
                .InvokeAsync(new() { Output = output, Error = error }, Stop);
            var accepted = await VerifyCommand.Create().Parse(arguments)
                .InvokeAsync(new() { Output = output, Error = error }, Stop);

            Assert.Equal((2, 0, 0), (refused, made, accepted));
            Assert.Contains("migrate --storage sqlite", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }
    }

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
