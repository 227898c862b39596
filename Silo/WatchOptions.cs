using System.ComponentModel.DataAnnotations;
using Orleans.Configuration;

namespace GridOrleans;

/// <summary>
/// How fast the silos notice that one of them is dead; section <c>Grid:Cluster:Watch</c>. Every silo of a cluster has
/// the same. The defaults are for silos in one data centre and the promises of docs/cluster.md.
/// </summary>
internal sealed class WatchOptions
{
    /// <summary>How often each silo asks the others whether they live, and how long it waits for the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:01:00")]
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The shortest wait for an answer, where answers usually come fast.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeTimeoutMin { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The longest wait for an answer, where answers usually come slowly. Together with <see cref="MissedProbes"/> it
    /// bounds how long a hung silo goes unnoticed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:05:00")]
    public TimeSpan ProbeTimeoutMax { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After so many answers that did not come, a silo votes that the other one is dead.</summary>
    [Range(1, 20)]
    public int MissedProbes { get; set; } = 3;

    /// <summary>
    /// So many votes make it so. One suits a few silos, where the second vote might have to come from the dead one;
    /// raise it to two from about five silos on, so that one silo's bad network cannot evict the others.
    /// </summary>
    [Range(1, 10)]
    public int Votes { get; set; } = 1;

    /// <summary>
    /// How often a silo writes into the membership table that it lives. After three that did not come, whoever starts
    /// anew takes it for dead: what a whole cluster waits for after a power cut.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SignOfLifeEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a silo reads the membership table by itself; changes are told besides.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan TableReadEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long the rows of dead silos are kept, for whoever looks at what happened.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "365.00:00:00")]
    public TimeSpan DeadKeptFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Tells Orleans.</summary>
    public void Apply(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = ProbeEvery;
        membership.MinProbeTimeout = ProbeTimeoutMin;
        membership.MaxProbeTimeout = ProbeTimeoutMax;
        membership.NumMissedProbesLimit = MissedProbes;
        membership.NumVotesForDeathDeclaration = Votes;
        membership.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(30);
        membership.IAmAliveTablePublishTimeout = SignOfLifeEvery;
        membership.TableRefreshTimeout = TableReadEvery;
        membership.DefunctSiloExpiration = DeadKeptFor;
    }
}
