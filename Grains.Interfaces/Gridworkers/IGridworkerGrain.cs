using System.Collections.Immutable;
using GridOrleans.Escalation;
using Orleans.Concurrency;

namespace GridOrleans.Gridworkers;

/// <summary>
/// A gridworker 网格员: what the counties' staffs say of them, and their duty. The key is the gridworker's id. Their
/// patrols are <see cref="Patrols.IPatrolGrain"/>'s.
/// </summary>
[GrainInterfaceType("gridworker"), Alias("gridworker")]
public interface IGridworkerGrain : IGrainWithStringKey
{
    /// <summary>Begins or ends duty.</summary>
    /// <exception cref="JournalUnavailableException">
    /// The journal could not say in time whether it holds the command: send it again with the same id.
    /// </exception>
    [AlwaysInterleave, Alias("change-duty")]
    Task<Reply<DutyView>> ChangeDuty(DutyRequest request);

    /// <summary>The gridworker's file, as far as it is durable.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<GridworkerFile> Read();

    /// <summary>Takes what counties' staffs tell, in their order; what was taken before is passed over.</summary>
    /// <exception cref="JournalUnavailableException">Whether it is durable is not known: send it again.</exception>
    [AlwaysInterleave, Alias("receive")]
    Task Receive(ImmutableArray<Message<GridworkerNews>> messages);
}
