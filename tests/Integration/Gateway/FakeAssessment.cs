using GridOrleans.Access;
using GridOrleans.Assessment;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>Counties' assessments that remember what they were asked.</summary>
internal sealed class FakeAssessment
{
    public List<AppealRequest> Asked { get; } = [];

    public List<object> Questions { get; } = [];

    public IAssessmentGrain Of(string county) => new FakeAssessmentGrain(UnitCode.Parse(county), this);

    private sealed class FakeAssessmentGrain(UnitCode county, FakeAssessment all) : IAssessmentGrain
    {
        public Task<Reply<AppealView>> Execute(AppealRequest request)
        {
            all.Asked.Add(request);
            var appeal = request.Command as FileAppeal
                ?? new(county, null, new(new(2026, 1, 1), new(2026, 4, 30)), "timely", [], "?");
            var by = new Signature(request.By.Id, Role.VillageClerk, county);
            return Task.FromResult<Reply<AppealView>>(new AppealView(county, 1, appeal, by, FakeCity.Noon, null, 1));
        }

        public Task<Reply<ScorePage>> ReadScores(ScoreQuery query)
        {
            all.Questions.Add(query);
            return Task.FromResult<Reply<ScorePage>>(
                new ScorePage(query.Unit, query.Period, FakeCity.Noon, "fake-1", [], 0, []));
        }

        public Task<Reply<EvidencePage>> ReadEvidence(EvidenceQuery query)
        {
            all.Questions.Add(query);
            return Task.FromResult<Reply<EvidencePage>>(new EvidencePage(
                query.Unit, query.Worker, query.Period, query.Indicator, FakeCity.Noon, [], 0));
        }

        public Task<Reply<WorkloadPage>> ReadLoad(WorkloadQuery query)
        {
            all.Questions.Add(query);
            return Task.FromResult<Reply<WorkloadPage>>(new WorkloadPage(
                query.Unit, query.Period, FakeCity.Noon, new(query.Unit.ToString(), 0, 0, 0, null), [], 0));
        }

        public Task<AppealPage> ListAppeals(AppealQuery query)
        {
            all.Questions.Add(query);
            return Task.FromResult(new AppealPage([], 0));
        }

        public Task<IndicatorsView> ReadIndicators() => Task.FromResult(new IndicatorsView("fake-1", "fake", []));
    }
}
