using System.Collections.Immutable;
using Orleans.Concurrency;

namespace GridOrleans.Training;

/// <summary>
/// The training sessions 培训 that a county, or the city, announces. The key is the unit's code. Who was there is on the
/// sessions' roll sheets, <see cref="IRollSheetGrain"/>. Every answer is given after everything it rests on is durable.
/// </summary>
[GrainInterfaceType("training"), Alias("training")]
public interface ITrainingGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<TrainingReceipt>> Execute(TrainingRequest request);

    /// <summary>One page of the unit's sessions without their quizzes, the latest first.</summary>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    [AlwaysInterleave, Alias("list")]
    Task<ImmutableArray<TrainingView>> List(int offset, int limit);

    /// <summary>One session; otherwise <see cref="RefusalCode.UnknownTraining"/>.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<Reply<TrainingView>> Read(string training);

    /// <summary>One session as it was announced, with the right answers: for its roll sheets alone.</summary>
    [AlwaysInterleave, Alias("read-whole")]
    Task<Reply<AnnounceTraining>> ReadWhole(string training);

    /// <summary>How many were there: the sum of all sheets, each as far as it is durable.</summary>
    [AlwaysInterleave, Alias("sum")]
    Task<Reply<RollTotals>> Sum(string training);
}

/// <summary>
/// One of the roll sheets of a session. The key is <see cref="TrainingId.Sheet"/>; a gridworker's sheet is
/// <see cref="TrainingId.SheetOf"/>.
/// </summary>
[GrainInterfaceType("roll-sheet"), Alias("roll-sheet")]
public interface IRollSheetGrain : IGrainWithStringKey
{
    /// <summary>Checks a gridworker in, or takes their answers to the quiz.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("execute")]
    Task<Reply<RollReceipt>> Execute(RollRequest request);

    /// <summary>What the sheet has of a gridworker; nothing of somebody who was never there.</summary>
    [AlwaysInterleave, Alias("find")]
    Task<AttendanceView> Find(string worker);

    /// <summary>Everybody on the sheet.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<RollSheetView> Read();

    /// <summary>What the sheet comes to.</summary>
    [AlwaysInterleave, Alias("sum")]
    Task<RollTotals> Sum();
}
