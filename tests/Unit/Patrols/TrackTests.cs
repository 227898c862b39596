using GridOrleans.Patrols;
using Xunit;

namespace GridOrleans.Unit.Patrols;

public sealed class TrackTests
{
    [Fact]
    public void The_length_is_the_sum_of_its_stretches()
    {
        var fixes = Walks.Way(100);
        var metres = fixes.Zip(fixes.Skip(1))
            .Sum(pair => Ellipsoid.Metres(pair.First.Lon, pair.First.Lat, pair.Second.Lon, pair.Second.Lat));

        Assert.Equal((int)Math.Round(metres), Walks.Joined([Walks.Upload(fixes)]).Track.Metres);
    }

    [Fact]
    public void What_lies_before_the_start_or_after_the_end_is_not_in_the_track()
    {
        var whole = Walks.Joined([Walks.Upload(Walks.Way(100))]);
        var part = Walks.Joined(
        [
            Walks.Upload(
                Walks.Way(100), start: Walks.Morning.AddSeconds(200), end: Walks.Morning.AddSeconds(500)),
        ]);

        Assert.Equal(31, part.Track.Fixes);
        Assert.InRange(part.Track.Metres, 1, whole.Track.Metres - 1);
    }

    [Fact]
    public void A_long_silence_is_a_gap_and_its_way_is_not_counted()
    {
        var alone = Walks.Joined([Walks.Upload(Walks.Way(10))]);
        var gap = Walks.Joined([Walks.Upload([.. Walks.Way(10), .. Walks.Way(1, from: 41)])]);

        Assert.Equal(alone.Track.Metres, gap.Track.Metres);
        Assert.Equal([new(Walks.Morning.AddSeconds(90), Walks.Morning.AddSeconds(410))], gap.Track.Gaps);
        Assert.Empty(Walks.Joined([Walks.Upload([.. Walks.Way(10), .. Walks.Way(1, from: 39)])]).Track.Gaps);
    }

    [Fact]
    public void A_stretch_faster_than_anybody_patrols_is_flagged_and_not_counted()
    {
        var alone = Walks.Joined([Walks.Upload(Walks.Way(10))]);
        var leap = Walks.Way(10)[^1] with { At = Walks.Morning.AddSeconds(100), Lat = 40.2 };

        var flagged = Walks.Joined([Walks.Upload([.. Walks.Way(10), leap])]);

        Assert.Equal((alone.Track.Metres, 1), (flagged.Track.Metres, flagged.Track.Impossible));
    }

    [Fact]
    public void A_fix_that_may_be_far_off_says_nothing_about_the_way()
    {
        var alone = Walks.Joined([Walks.Upload(Walks.Way(10))]);
        var vague = new Fix(Walks.Morning.AddSeconds(45), 113.31, 40.09, 101);

        Assert.Equal(alone.Track.Metres, Walks.Joined([Walks.Upload([.. Walks.Way(10), vague])]).Track.Metres);
    }

    [Fact]
    public void A_track_sent_again_for_another_day_is_known_and_a_second_walk_along_the_street_is_not()
    {
        TrackFix[] original = [.. Walks.Way(60).Select(TrackFix.Of)];
        TrackFix[] copied = [.. original.Select(fix => fix with { Second = fix.Second + 86_400 })];
        var drift = new Random(1);
        TrackFix[] walked =
        [
            .. original.Select(fix => fix with
            {
                Lon = fix.Lon + drift.Next(-40, 40),
                Lat = fix.Lat + drift.Next(-40, 40),
            }),
        ];

        Assert.True(TrackSketch.Alike(TrackSketch.Of(original), TrackSketch.Of(copied)));
        Assert.True(TrackSketch.Alike(TrackSketch.Of(original), TrackSketch.Of([.. copied[..59]])));
        Assert.False(TrackSketch.Alike(TrackSketch.Of(original), TrackSketch.Of(walked)));
        Assert.Empty(TrackSketch.Of([.. original[..31]]));
    }

    [Fact]
    public void A_damaged_block_is_named_so() =>
        Assert.Throws<InvalidDataException>(() => FixBlock.Read([0x80, 0x80]));
}
