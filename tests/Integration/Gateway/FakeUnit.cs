using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Tallies;
using GridOrleans.Units;

namespace GridOrleans.Integration.Gateway;

/// <summary>A unit that tells what it was given.</summary>
internal sealed class FakeUnit(UnitCode code) : IUnitGrain
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    /// <summary>What it tells.</summary>
    public UnitTally Tally { get; set; } = new(code, new(1, 1), FakeCity.Noon, 0, GridOrleans.Tallies.Tally.Zero, []);

    public Task<UnitTally> ReadTally()
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(Tally);
    }

    public Task Receive(ImmutableArray<Message<Matter>> messages) => throw new NotSupportedException();

    public Task<Docket> ReadDocket(DocketQuery query) =>
        Task.FromResult(new Docket(code, FakeCity.Noon, 1, [], [], 0));

    public Task Wake() => throw new NotSupportedException();

    public Task TakeTally(TallyReport report) => throw new NotSupportedException();

    public Task ReportTally() => throw new NotSupportedException();
}
