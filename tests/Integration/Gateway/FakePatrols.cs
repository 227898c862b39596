using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>Gridworkers' patrols that remember what was uploaded, and each have one in the city's first grid.</summary>
internal sealed class FakePatrols
{
    public static PointView Point { get; } = new(
        new("well-1", "水井", 113.1, 40.1, 50, 7, FakeCity.Noon, null), PointStatus.Due, null, 0, 0);

    public static GridPatrol News { get; } =
        new("zhao", PatrolId.Parse("patrol-1"), FakeCity.Noon, true, 5_210, 3, 0, 1, "qian/patrol-0");

    public List<PatrolRequest> Uploaded { get; } = [];

    public PatrolQuery? Asked { get; private set; }

    public IPatrolGrain Of(string worker) => new FakePatrolGrain(worker, this);

    private sealed class FakePatrolGrain(string worker, FakePatrols patrols) : IPatrolGrain
    {
        private PatrolView View { get; } = new()
        {
            Patrol = PatrolId.Parse("patrol-1"),
            Worker = worker,
            Grid = UnitCode.Parse(FakeCity.Grid),
            StartedAt = FakeCity.Noon,
            Fixes = 2,
            Metres = 14,
            Gaps = [],
            ImpossibleStretches = 0,
            CheckIns = [new("well-1", FakeCity.Noon, 3, CheckInStatus.Counted)],
            Version = 1,
        };

        public Task<Reply<PatrolView>> Upload(PatrolRequest request)
        {
            patrols.Uploaded.Add(request);
            return Task.FromResult<Reply<PatrolView>>(View);
        }

        public Task<Reply<PatrolTrack>> ReadTrack(PatrolId patrol, DateTimeOffset? until) => Task.FromResult(
            patrol == View.Patrol
                ? (Reply<PatrolTrack>)new PatrolTrack(
                    View,
                    [new(FakeCity.Noon, 113.1, 40.1), new(FakeCity.Noon.AddSeconds(10), 113.1001, 40.1001)])
                : new Refusal(RefusalCode.UnknownPatrol, $"{worker} has no patrol {patrol}."));

        public Task<PatrolPage> List(PatrolQuery query)
        {
            patrols.Asked = query;
            return Task.FromResult(new PatrolPage(worker, new(1, 0, 14, 1), [View], 1));
        }
    }
}
