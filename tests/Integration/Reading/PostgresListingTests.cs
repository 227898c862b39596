using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Reading;

public sealed class PostgresListingTests(PostgresServer server) : ListingContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
