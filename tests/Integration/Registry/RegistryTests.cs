using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Registry;

public sealed class SqliteRegistryTests : RegistryContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresRegistryTests(PostgresServer server) : RegistryContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
