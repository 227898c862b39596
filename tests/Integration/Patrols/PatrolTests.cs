using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Patrols;

public sealed class SqlitePatrolTests : PatrolContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresPatrolTests(PostgresServer server) : PatrolContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
