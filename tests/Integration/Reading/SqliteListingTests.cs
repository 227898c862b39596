namespace GridOrleans.Integration.Reading;

public sealed class SqliteListingTests : ListingContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
