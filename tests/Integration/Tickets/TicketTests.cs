using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Tickets;

public sealed class SqliteTicketTests : TicketContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresTicketTests(PostgresServer server) : TicketContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
