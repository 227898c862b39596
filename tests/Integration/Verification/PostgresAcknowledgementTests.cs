using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Verification;

public sealed class PostgresAcknowledgementTests(PostgresServer server) : AcknowledgementContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
