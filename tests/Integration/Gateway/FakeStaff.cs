using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>Staffs that remember what they were asked; Zhao works in the city's first grid.</summary>
internal sealed class FakeStaff
{
    public List<StaffRequest> Asked { get; } = [];

    /// <summary>The responsible gridworkers that county 140212 changed.</summary>
    public ImmutableDictionary<UnitCode, string?> Responsibles { get; set; } =
        ImmutableDictionary<UnitCode, string?>.Empty;

    /// <summary>What every grid's signboard says of people.</summary>
    public StaffBoard Board { get; set; } = new(
        UnitCode.Parse(FakeCity.Grid),
        FakeCity.Noon,
        false,
        new("赵*", "138****1234", StaffClass.FullTime, "专职网格员"),
        [new("钱*", "139****5678", StaffClass.Micro, "微网格员")],
        [new("赵*", new(8, 0), new(12, 0))],
        new("1+N", [new(TeamPart.Officer, 1), new(TeamPart.Gridworker, 2)], true));

    public IStaffGrain Of(string county) => new FakeStaffGrain(UnitCode.Parse(county), this);

    public static IGridworkerGrain FileOf(string worker) => new FakeFile(worker);

    private static GridworkerView View(string worker) => new()
    {
        Worker = worker,
        County = UnitCode.Parse("140212"),
        Name = "赵一",
        Phone = "13800001234",
        Post = "grid",
        Class = StaffClass.FullTime,
        AppointedAt = FakeCity.Noon,
        Grids = [UnitCode.Parse(FakeCity.Grid)],
        ResponsibleFor = [],
        Merits = [],
    };

    private sealed class FakeStaffGrain(UnitCode county, FakeStaff staff) : IStaffGrain
    {
        public Task<Reply<StaffReceipt>> Execute(StaffRequest request)
        {
            staff.Asked.Add(request);
            return Task.FromResult<Reply<StaffReceipt>>(new StaffReceipt(county, 1, FakeCity.Noon));
        }

        public Task<StaffSummary> Read() => Task.FromResult(new StaffSummary(county, [], 1, [], 1));

        public Task<StaffPage> List(StaffQuery query) => Task.FromResult(new StaffPage([View("zhao")], 1));

        public Task<Responsibles> ReadResponsibles() => Task.FromResult(new Responsibles(
            1,
            county == UnitCode.Parse("140212") ? staff.Responsibles : ImmutableDictionary<UnitCode, string?>.Empty));

        public Task<PoliceTeams> ReadPoliceTeams(UnitCode unit) => Task.FromResult(new PoliceTeams([], 0));

        public Task<ImmutableArray<RosterView>> ReadRosters(UnitCode unit, DateOnly day) =>
            Task.FromResult<ImmutableArray<RosterView>>([new(UnitCode.Parse(FakeCity.Grid), day, [])]);

        public Task<StaffBoard> ReadBoard(UnitCode grid) => Task.FromResult(staff.Board with { Grid = grid });

        public Task Wake() => throw new NotSupportedException();
    }

    private sealed class FakeFile(string worker) : IGridworkerGrain
    {
        public Task<Reply<DutyView>> ChangeDuty(DutyRequest request) =>
            Task.FromResult<Reply<DutyView>>(new DutyView(worker, request.Grid, FakeCity.Noon));

        public Task<GridworkerFile> Read() =>
            Task.FromResult(new GridworkerFile(worker, [View(worker)], null, null, 1));

        public Task Receive(ImmutableArray<Message<GridworkerNews>> messages) => throw new NotSupportedException();
    }
}
