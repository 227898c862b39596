namespace GridOrleans.Integration.Verification;

public sealed class SqliteAuditTests : AuditContract
{
    private protected override Task<StorageOptions> NewStorage() => Task.FromResult(InNewFolder());

    private protected override string Flip(string column) => column switch
    {
        "hash" => "hash = unhex(CASE substr(hex(hash), 1, 1) WHEN '0' THEN '1' ELSE '0' END || substr(hex(hash), 2))",
        "at" => "at = at + 1",
        _ => $"{column} = substr({column}, 1, 3) || char(unicode(substr({column}, 4, 1)) + 1) || substr({column}, 5)",
    };
}
