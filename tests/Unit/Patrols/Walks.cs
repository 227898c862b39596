using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Patrols;
using GridOrleans.Unit.Cases;
using GridOrleans.Units;

namespace GridOrleans.Unit.Patrols;

/// <summary>Ways that a gridworker walks, and how a phone tells of them.</summary>
internal static class Walks
{
    public static readonly UnitCode Grid = UnitCode.Parse("140213001001001");
    public static readonly PatrolId Id = PatrolId.Parse("patrol-1");
    public static readonly DateTimeOffset Morning = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly ImmutableArray<PatrolPoint> Points =
    [
        Point("well", 113.3001, 40.0901),
        Point("gate", 113.31, 40.10),
        Point("dam", 113.32, 40.11) with { RetiredAt = Morning },
    ];

    public static Caller Worker => People.Gridworker;

    public static PatrolPoint Point(string code, double lon, double lat) =>
        new(code, code, lon, lat, 50, 7, Morning.AddDays(-30), null);

    /// <summary>A fix every ten seconds, about twelve metres apart, northeast.</summary>
    public static ImmutableArray<Fix> Way(int fixes, double lon = 113.30, double lat = 40.09, int from = 0) =>
    [
        .. Enumerable.Range(from, fixes).Select(step => new Fix(
            Morning.AddSeconds(10 * step), lon + (step * 0.0001), lat + (step * 0.00008), 8)),
    ];

    public static UploadPatrol Upload(
        ImmutableArray<Fix> fixes,
        ImmutableArray<CheckIn>? visits = null,
        DateTimeOffset? start = null,
        DateTimeOffset? end = null) =>
        new(Id, Grid, start, end, fixes, visits ?? []);

    public static PatrolRequest Request(UploadPatrol upload, string id = "upload-1", Caller? by = null) =>
        new(CommandId.Parse(id), by ?? Worker, upload);

    /// <summary>The patrol that uploads come to, in the order in which they are given.</summary>
    public static PatrolState Joined(IEnumerable<UploadPatrol> uploads)
    {
        PatrolState? state = null;
        var patrols = new PatrolsState(Worker.Id);
        foreach (var (index, upload) in uploads.Index())
        {
            var decision = PatrolRules.Upload(patrols, Request(upload), Points, Morning.AddHours(9));
            state = PatrolState.Apply(state, (PatrolUploaded)decision.Facts.Single(), index + 1);
        }

        return state!;
    }
}
