using GridOrleans.Cases;
using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Unit.Cases;

/// <summary>One case's times, kept from outside.</summary>
internal sealed class CaseTimeBooks(DateTimeOffset reported)
{
    private readonly TimeSpan[] _times = new TimeSpan[6];
    private DateTimeOffset _last = reported;
    private DateTimeOffset? _stopped;
    private TimeSpan _stood;

    /// <summary>Books the time since the last fact on the step that the case stood at.</summary>
    public void Note(CaseState before, Fact fact, DateTimeOffset now)
    {
        _times[(int)before.Step] += now - _last;
        _last = now;
        if (fact is CaseSuspended)
        {
            _stopped = now;
        }

        if (fact is CaseResumed)
        {
            _stood += now - _stopped!.Value;
            _stopped = null;
        }
    }

    /// <summary>Total time = sum of step times − suspensions; the running step's time is added as of now.</summary>
    public void Compare(CaseState after, DateTimeOffset now)
    {
        TimeSpan[] booked = [.. after.StepTimes];
        booked[(int)after.Step] += now - after.StepAt;
        Assert.Equal(_times, booked);
        Assert.Equal(now - after.ReportedAt, TimeSpan.FromTicks(booked.Sum(time => time.Ticks)));
        Assert.Equal(_stood, after.SuspendedTotal);
        Assert.Equal(_stopped, after.SuspendedAt);
    }
}
