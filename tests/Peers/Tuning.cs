using Npgsql;

namespace GridOrleans.Peers;

/// <summary>How the peers are connected that leave it to Npgsql.</summary>
internal static class Tuning
{
    /// <summary>
    /// As its documentation advises for speed: statements are prepared by themselves once they come again, and pooled
    /// connections are not reset on return.
    /// </summary>
    public static string Of(string connection) => new NpgsqlConnectionStringBuilder(connection)
    {
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
    }.ConnectionString;
}
