using Orleans.Concurrency;

namespace GridOrleans.Patrols;

/// <summary>
/// A gridworker's patrols 巡查. The key is the gridworker's id. Every answer is given after everything it rests on is
/// durable.
/// </summary>
[GrainInterfaceType("patrol"), Alias("patrol")]
public interface IPatrolGrain : IGrainWithStringKey
{
    /// <summary>Takes what a phone has of a patrol.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the upload: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("upload")]
    Task<Reply<PatrolView>> Upload(PatrolRequest request);

    /// <summary>A patrol with its track, as far as an instant when one is given.</summary>
    [AlwaysInterleave, Alias("read-track")]
    Task<Reply<PatrolTrack>> ReadTrack(PatrolId patrol, DateTimeOffset? until);

    /// <summary>The gridworker's patrols, the newest first.</summary>
    [AlwaysInterleave, Alias("list")]
    Task<PatrolPage> List(PatrolQuery query);
}
