using System.Collections.Immutable;
using GridOrleans.Gridworkers;
using GridOrleans.Training;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>Trainings that take everything and remember it.</summary>
internal sealed class FakeTrainings
{
    public List<TrainingRequest> Asked { get; } = [];

    public List<(string Sheet, RollRequest Request)> Entered { get; } = [];

    public ITrainingGrain Of(string unit) => new FakeUnitTrainings(UnitCode.Parse(unit), this);

    public IRollSheetGrain SheetOf(string key) => new FakeSheet(key, this);

    private sealed class FakeUnitTrainings(UnitCode unit, FakeTrainings all) : ITrainingGrain
    {
        private TrainingView View { get; } = new()
        {
            Unit = unit,
            Training = "fire",
            Title = "消防培训",
            OpensAt = FakeCity.Noon.AddHours(-1),
            From = FakeCity.Noon,
            To = FakeCity.Noon.AddHours(2),
            QuizUntil = FakeCity.Noon.AddDays(7),
            Units = [unit],
            Classes = [StaffClass.Micro],
            Questions = [new("火警电话？", ["119", "120"])],
            PassMark = 1,
        };

        public Task<Reply<TrainingReceipt>> Execute(TrainingRequest request)
        {
            all.Asked.Add(request);
            return Task.FromResult<Reply<TrainingReceipt>>(
                new TrainingReceipt(unit, request.Command.Training, 1, FakeCity.Noon));
        }

        public Task<ImmutableArray<TrainingView>> List(int offset, int limit) =>
            Task.FromResult<ImmutableArray<TrainingView>>([.. Enumerable.Repeat(View, 1).Skip(offset).Take(limit)]);

        public Task<Reply<TrainingView>> Read(string training) => Task.FromResult<Reply<TrainingView>>(
            training is "fire" ? View : new Refusal(RefusalCode.UnknownTraining, "There is none."));

        public Task<Reply<AnnounceTraining>> ReadWhole(string training) => throw new NotSupportedException();

        public Task<Reply<RollTotals>> Sum(string training) =>
            Task.FromResult<Reply<RollTotals>>(new RollTotals(3, 2, 1));
    }

    private sealed class FakeSheet(string key, FakeTrainings all) : IRollSheetGrain
    {
        public Task<Reply<RollReceipt>> Execute(RollRequest request)
        {
            all.Entered.Add((key, request));
            return Task.FromResult<Reply<RollReceipt>>(
                new RollReceipt(request.By.Id, request.Command.At, FakeCity.Noon, null, null));
        }

        public Task<AttendanceView> Find(string worker) =>
            Task.FromResult(new AttendanceView { Worker = worker, Attempts = 0 });

        public Task<RollSheetView> Read() => Task.FromResult(
            new RollSheetView(new(1, 0, 0), [new() { Worker = "zhao", AttendedAt = FakeCity.Noon, Attempts = 0 }]));

        public Task<RollTotals> Sum() => throw new NotSupportedException();
    }
}
