using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Verification;

public sealed class PostgresVerbTests(PostgresServer server) : VerbContract
{
    private protected override string[] Where => ["--storage", "postgres", "--connection", Options.Connection!];

    private protected override Task<StorageOptions> NewStorage() => In(server);
}
