using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Escalation;

public sealed class SqliteEscalationTests : EscalationContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresEscalationTests(PostgresServer server) : EscalationContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
