using GridOrleans.Schema;
using Xunit;

namespace GridOrleans.Integration.Journal;

/// <summary>What every engine's schema must keep; see <see cref="Migrator"/>.</summary>
public abstract class SchemaContract : StorageTest
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private protected abstract string NextStep { get; }

    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await Engine.Journal.Open(["grid/1"], Stop);

        var report = await Another().Migrator.Migrate(Stop);

        Assert.Empty(report.Applied);
        Assert.Equal(1, await Ask<long>("SELECT count(*) FROM head"));
    }

    [Fact]
    public async Task Migrators_side_by_side_apply_each_script_once()
    {
        var options = await NewStorage();
        var engines = Enumerable.Range(0, 6).Select(_ => StorageEngine.Create(options)).ToList();

        var reports = await Task.WhenAll(engines.Select(engine => Task.Run(() => engine.Migrator.Migrate(Stop))));

        var applied = reports.SelectMany(report => report.Applied).ToList();
        Assert.Contains(applied, step => step.Script == "001-journal");
        Assert.Equal(applied.Count, applied.Distinct().Count());
        await engines[0].Migrator.Require(Stop);
        foreach (var engine in engines)
        {
            await engine.DisposeAsync();
        }
    }

    [Fact]
    public async Task An_empty_storage_is_refused_with_the_command_that_makes_it()
    {
        await using var empty = StorageEngine.Create(await NewStorage());

        var refused = await Assert.ThrowsAsync<SchemaException>(() => empty.Migrator.Require(Stop));

        Assert.Contains("001-journal", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Run: dotnet run --project Client -- migrate {NextStep}", refused.Message, Ordinal);
    }

    [Fact]
    public async Task A_schema_of_this_release_is_accepted() => await Engine.Migrator.Require(Stop);

    [Fact]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused()
    {
        await Ask<object>("UPDATE schema_version SET checksum = 'other' WHERE number = 1");

        await Refused("Script 001-journal");
    }

    [Fact]
    public async Task A_schema_of_a_newer_release_is_refused()
    {
        await Ask<object>("INSERT INTO schema_version (number, name, checksum) VALUES (999, '999-future', 'x')");

        await Refused("999-future");
    }

    private async Task Refused(string because)
    {
        var migrated = await Assert.ThrowsAsync<SchemaException>(() => Engine.Migrator.Migrate(Stop));
        var required = await Assert.ThrowsAsync<SchemaException>(() => Engine.Migrator.Require(Stop));

        Assert.Contains(because, migrated.Message, StringComparison.Ordinal);
        Assert.Equal(migrated.Message, required.Message);
    }
}

public sealed class PostgresSchemaTests(PostgresServer server) : SchemaContract
{
    private protected override string NextStep => "--storage postgres --connection \"Host=127.0.0.1;";

    [Fact]
    public async Task The_next_step_never_shows_a_password()
    {
        var options = await NewStorage();
        options.Connection += ";Password=secret";
        await using var empty = StorageEngine.Create(options);

        var refused = await Assert.ThrowsAsync<SchemaException>(() => empty.Migrator.Require(Stop));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private protected override async Task<StorageOptions> NewStorage() => OnPostgres(await server.NewDatabase());
}

public sealed class SqliteSchemaTests : SchemaContract
{
    private protected override string NextStep => "--storage sqlite --folder \"";

    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
