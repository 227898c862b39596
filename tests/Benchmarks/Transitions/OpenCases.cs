using GridOrleans.Cases;
using GridOrleans.Grids;

namespace GridOrleans.Benchmarks.Transitions;

/// <summary>Cases that stay open while others are measured: reported and filed, spread over each grid.</summary>
internal static class OpenCases
{
    private const int GridsAtOnce = 64;
    private const int PerCall = 50;

    // No two are within the distance at which a report is taken for an earlier one's duplicate.
    private const int PerRow = 40;
    private const double DegreesApart = 0.001;

    // Above the numbers of those who load, so that no command has another one's id.
    private const int WorkersMax = 1_000_000;

    /// <summary>Opens so many in every grid.</summary>
    public static async Task Open(BenchSilo silo, int perGrid)
    {
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = GridsAtOnce };
        await Parallel.ForEachAsync(silo.Grids.Index(), bounds, async (grid, _) =>
        {
            var (worker, code) = (WorkersMax + grid.Index, grid.Item);
            var grain = silo.Grains.GetGrain<IGridGrain>(code.ToString());
            foreach (var slots in Enumerable.Range(0, perGrid).Chunk(PerCall))
            {
                var reports = await grain.ExecuteMany(
                    [.. slots.Select(slot => At(slot, BenchWalk.Request(code, null, (worker, 0, 0), slot)))]);
                var numbers = slots.Zip(reports, (slot, report) => (slot, report.Value!.Number));
                var filed = await grain.ExecuteMany(
                    [.. numbers.Select(one => BenchWalk.Request(code, one.Number, (worker, 0, 1), one.slot))]);
                if (filed.Any(reply => !reply.Accepted))
                {
                    throw new InvalidOperationException($"Grid {code} did not take an open case.");
                }
            }
        });
    }

    private static CaseRequest At(int slot, CaseRequest request)
    {
        var report = (ReportCase)request.Command;
        var (lon, lat) = (slot % PerRow * DegreesApart, slot / PerRow * DegreesApart);
        var place = report.Place with { Lon = report.Place.Lon + lon, Lat = report.Place.Lat + lat };
        return request with { Command = report with { Place = place } };
    }
}
