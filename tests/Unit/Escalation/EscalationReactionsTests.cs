using GridOrleans.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Escalation;

public sealed class EscalationReactionsTests
{
    private static readonly Matter Major = Matters.Major();

    [Fact]
    public void News_goes_up_to_the_highest_level_that_is_told_and_no_further()
    {
        Assert.NotNull(EscalationReactions.Upward(Matters.Village, Major, Matters.Now));
        Assert.NotNull(EscalationReactions.Upward(Matters.Township, Major, Matters.Now));
        Assert.Null(EscalationReactions.Upward(Matters.District, Major, Matters.Now));
        var toTheCity = Major with { UpTo = UnitLevel.City };
        Assert.NotNull(EscalationReactions.Upward(Matters.District, toTheCity, Matters.Now));
        Assert.Null(EscalationReactions.Upward(Matters.City, toTheCity, Matters.Now));
    }

    [Fact]
    public void A_rising_matter_takes_along_every_unit_that_it_passed()
    {
        var atTheTownship = EscalationReactions.Upward(Matters.Village, Major, Matters.Now)!;
        var atTheDistrict = EscalationReactions.Upward(Matters.Township, atTheTownship, Matters.Now.AddSeconds(1))!;
        var arrival = EscalationReactions.Downward(Matters.District, atTheDistrict, Matters.Now.AddSeconds(2))!;

        Assert.Equal(Major.Case, arrival.Case);
        Assert.Equal([Matters.Village, Matters.Township, Matters.District], arrival.Trail.Select(hop => hop.Unit));
        Assert.Equal([0, 1, 2], arrival.Trail.Select(hop => (hop.At - Matters.Now).TotalSeconds));
        Assert.Equal(
            [
                "rule upward_route v1: severity major; owner district 140213; told up to district; on to 140213001",
                "rule upward_route v1: severity major; owner district 140213; told up to district; on to 140213",
                "rule upward_route v1: severity major; owner district 140213; told up to district; it stays here",
            ],
            arrival.Trail.Select(hop => hop.Why));
    }

    [Fact]
    public void News_that_takes_a_matter_nowhere_new_leaves_no_hop_and_no_arrival()
    {
        var news = Major with { Rises = false };

        Assert.Same(news, EscalationReactions.Upward(Matters.Village, news, Matters.Now));
        Assert.Null(EscalationReactions.Downward(Matters.District, news, Matters.Now));
    }

    [Fact]
    public void Only_the_owner_reports_an_arrival()
    {
        var alarm = Major with { Owner = Matters.Township };

        Assert.Null(EscalationReactions.Downward(Matters.Village, alarm, Matters.Now));
        Assert.NotNull(EscalationReactions.Downward(Matters.Township, alarm, Matters.Now));
        Assert.Null(EscalationReactions.Downward(Matters.District, alarm, Matters.Now));
    }
}
