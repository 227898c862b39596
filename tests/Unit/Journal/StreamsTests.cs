using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Journal;

public sealed class StreamsTests
{
    [Fact]
    public void What_a_grain_does_by_itself_has_a_readable_id() => Assert.Equal(
        "delivered:patrol:zhao:7", Streams.CommandId("delivered", Streams.OfPatrols("zhao"), 7).ToString());

    [Theory]
    [InlineData("赵一")]
    [InlineData("zhao@datong.example|14")]
    [InlineData("a-gridworker-whose-id-takes-all-of-the-sixty-four-characters-1234")]
    public void A_gridworkers_id_that_no_command_id_can_hold_is_told_by_its_digest(string worker)
    {
        var id = Streams.CommandId("delivered", Streams.OfPatrols(worker), long.MaxValue);

        Assert.Equal(id, Streams.CommandId("delivered", Streams.OfPatrols(worker), long.MaxValue));
        Assert.NotEqual(id, Streams.CommandId("delivered", Streams.OfPatrols($"{worker}!"), long.MaxValue));
    }

    [Fact]
    public void Only_a_countys_stream_is_a_staffs()
    {
        Assert.True(Streams.TryStaff("staff/140213", out var county));
        Assert.Equal(UnitCode.Parse("140213"), county);
        Assert.False(Streams.TryStaff("unit/140213", out _));
        Assert.False(Streams.TryStaff("staff/zhao", out _));
    }
}
