namespace GridOrleans.Integration.Reading;

public sealed class SqliteProjectionTests : ProjectionContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
