using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Reading;

public sealed class PostgresProjectionTests(PostgresServer server) : ProjectionContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
