using Orleans.Concurrency;

namespace GridOrleans.Assessment;

/// <summary>
/// A county's assessment 考核: scores that are computed anew from the read model each time somebody asks, and the
/// appeals against them, which are journaled. The key is the code of the district or county.
/// </summary>
[GrainInterfaceType("assessment"), Alias("assessment")]
public interface IAssessmentGrain : IGrainWithStringKey
{
    /// <summary>Files an appeal, or decides one.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<AppealView>> Execute(AppealRequest request);

    /// <summary>Scores for a period. The same journal gives the same scores.</summary>
    [AlwaysInterleave, Alias("read-scores")]
    Task<Reply<ScorePage>> ReadScores(ScoreQuery query);

    /// <summary>What one indicator of one score rests on.</summary>
    [AlwaysInterleave, Alias("read-evidence")]
    Task<Reply<EvidencePage>> ReadEvidence(EvidenceQuery query);

    /// <summary>The load on gridworkers 网格员负担: minutes demanded and minutes available.</summary>
    [AlwaysInterleave, Alias("read-load")]
    Task<Reply<WorkloadPage>> ReadLoad(WorkloadQuery query);

    /// <summary>Appeals, the newest first.</summary>
    [AlwaysInterleave, Alias("list-appeals")]
    Task<AppealPage> ListAppeals(AppealQuery query);

    /// <summary>The indicators that scores are computed by.</summary>
    [AlwaysInterleave, Alias("read-indicators")]
    Task<IndicatorsView> ReadIndicators();
}
