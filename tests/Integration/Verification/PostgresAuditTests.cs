using GridOrleans.Integration.Journal;

namespace GridOrleans.Integration.Verification;

public sealed class PostgresAuditTests(PostgresServer server) : AuditContract
{
    private protected override Task<StorageOptions> NewStorage() => In(server);

    private protected override string Flip(string column) => column switch
    {
        "hash" => "hash = set_byte(hash, 7, get_byte(hash, 7) # 1)",
        "at" => "at = at + interval '1 microsecond'",
        _ => $"{column} = overlay({column} placing chr(ascii(substr({column}, 4, 1)) # 1) from 4)",
    };
}
