using System.Data.Common;
using Dapper;
using GridOrleans.Journal;

namespace GridOrleans.Registry;

/// <summary>Reads how far a registry is projected, on whichever engine.</summary>
internal static class RegistryPositions
{
    /// <summary>Within one transaction, so that position and rows are of one instant.</summary>
    public static async Task<RegistryPosition?> Read(
        DbConnection connection,
        DbTransaction transaction,
        string stream)
    {
        if (await connection.QuerySingleOrDefaultAsync<PositionRow>(
            RegistrySql.Position, new { stream }, transaction) is not { } position)
        {
            return null;
        }

        var grid = Streams.KeyOf(stream);
        return new(
            position.Version,
            position.Trouble,
            Totals(await connection.QueryAsync<TotalRow>(RegistrySql.Totals, new { grid }, transaction)),
            Totals(await connection.QueryAsync<TotalRow>(RegistrySql.Rows, new { grid }, transaction)));
    }

    private static Dictionary<string, long> Totals(IEnumerable<TotalRow> rows) =>
        rows.ToDictionary(row => row.Kind, row => row.Total, StringComparer.Ordinal);
}
