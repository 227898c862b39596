using GridOrleans.Units;

namespace GridOrleans;

/// <summary>
/// Where grains belong as the cluster stands. Nobody moves while silos come and go: a move costs a few milliseconds of
/// one grain's time, and a rolling restart would make each of them move twice.
/// </summary>
internal sealed class Residence(
    SiloOptions cluster,
    IClusterMembershipService membership,
    ILocalSiloDetails self,
    TimeProvider clock) : IResidence
{
    /// <summary>How long the same silos must have formed the cluster.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private Standing? _standing;

    /// <inheritdoc/>
    public bool IsElsewhere(string key)
    {
        var now = Now();
        return clock.GetElapsedTime(now.Since) >= Settled
            && now.Active.Length > 1
            && Array.IndexOf(now.Active, self.SiloAddress) >= 0
            && !Homes.Of(Homes.KeyOf(cluster.Placement, key), now.Active).Equals(self.SiloAddress);
    }

    private Standing Now()
    {
        var (snapshot, standing) = (membership.CurrentSnapshot, _standing);
        if (standing is not null && standing.Version == snapshot.Version)
        {
            return standing;
        }

        SiloAddress[] active =
        [
            .. from member in snapshot.Members.Values
               where member.Status is SiloStatus.Active
               orderby member.SiloAddress
               select member.SiloAddress,
        ];
        var since = standing is not null && standing.Active.AsSpan().SequenceEqual(active)
            ? standing.Since
            : clock.GetTimestamp();
        return _standing = new(snapshot.Version, active, since);
    }

    private sealed record Standing(MembershipVersion Version, SiloAddress[] Active, long Since);
}
