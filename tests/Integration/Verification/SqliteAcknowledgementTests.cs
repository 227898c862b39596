namespace GridOrleans.Integration.Verification;

public sealed class SqliteAcknowledgementTests : AcknowledgementContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());
}
