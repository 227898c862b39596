using GridOrleans.Tallies;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tallies;

/// <summary>How often a tally is told: at once, then paced, and not at all when there is nothing.</summary>
public sealed class TallyBeatTests
{
    private readonly StoppedClock _clock = new();
    private readonly TaskFactory _grain = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
    private readonly TallyBeat _beat;
    private int _sent;

    public TallyBeatTests() => _beat = new(_clock, () =>
    {
        _sent++;
        return Task.CompletedTask;
    }, TallyBeat.Pace);

    [Fact]
    public async Task The_first_change_is_told_at_once_and_many_more_once_after_the_pace()
    {
        await Strike(times: 1);
        Assert.Equal(1, _sent);

        await Strike(times: 1_000);
        Assert.Equal(1, _sent);

        await Wait();
        Assert.Equal(2, _sent);
    }

    [Fact]
    public async Task After_a_quiet_time_nothing_is_told_and_the_next_change_at_once_again()
    {
        await Strike(times: 1);
        await Wait();
        Assert.Equal((1, 0), (_sent, _clock.Waiting));

        await Strike(times: 1);
        Assert.Equal(2, _sent);
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(3, 520)]
    [InlineData(20, 520)]
    public async Task Beats_that_began_one_after_the_other_end_together(int began, int ends)
    {
        var midnight = _clock.Now;
        _clock.Now += TimeSpan.FromMilliseconds(began);
        await Strike(times: 1);

        Assert.Equal(midnight + TimeSpan.FromMilliseconds(ends), _clock.Due);
    }

    [Fact]
    public async Task Stopped_it_tells_nothing_any_more()
    {
        await Strike(times: 2);
        await Strike(times: 1);
        _beat.Stop();
        await Wait();
        await Strike(times: 1);

        Assert.Equal(1, _sent);
    }

    [Theory]
    [InlineData("140213001001001", "140213001014002")]
    public void Grids_of_a_township_give_their_sign_of_life_together_within_the_time(string one, string other)
    {
        var now = new DateTimeOffset(2026, 1, 5, 1, 0, 0, 123, TimeSpan.Zero);
        var due = TallyBeat.KeepAliveIn(UnitCode.Parse(one), now);

        Assert.InRange(due, TallyBeat.KeepAlive / 2, TallyBeat.KeepAlive * 1.5);
        Assert.Equal(due, TallyBeat.KeepAliveIn(UnitCode.Parse(other), now));
        Assert.Equal(TallyBeat.KeepAlive, TallyBeat.KeepAliveIn(UnitCode.Parse(one), now + due));
        Assert.NotEqual(due, TallyBeat.KeepAliveIn(UnitCode.Parse("140213002001001"), now));
        Assert.InRange(
            TallyBeat.KeepAliveIn(UnitCode.Parse(one), now + due - TimeSpan.FromMilliseconds(1)),
            TallyBeat.KeepAlive / 2,
            TallyBeat.KeepAlive * 1.5);
    }

    private async Task Strike(int times)
    {
        await _grain.StartNew(() =>
        {
            for (var i = 0; i < times; i++)
            {
                _beat.Strike();
            }
        });
        await Settled();
    }

    private async Task Wait()
    {
        _clock.Ring();
        await Settled();
    }

    // What was queued on the grain's scheduler before this has run; it goes two steps at most.
    private async Task Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            await _grain.StartNew(() => { });
        }
    }

    /// <summary>A clock whose timers ring when the test says so.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        private readonly List<Action> _rings = [];

        public int Waiting => _rings.Count;

        public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

        /// <summary>When the timer that was set last should ring.</summary>
        public DateTimeOffset Due { get; private set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public void Ring()
        {
            List<Action> due = [.. _rings];
            _rings.Clear();
            due.ForEach(ring => ring());
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due = GetUtcNow() + dueTime;
            _rings.Add(() => callback(state));
            return new Nothing();
        }

        private sealed class Nothing : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
