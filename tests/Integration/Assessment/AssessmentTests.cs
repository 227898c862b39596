using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Assessment;

public sealed class SqliteAssessmentTests : AssessmentContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}

public sealed class PostgresAssessmentTests(PostgresServer server) : AssessmentContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);
}
