using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Gridworkers;

public sealed class SqliteStaffTests : StaffContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresStaffTests(PostgresServer server) : StaffContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
