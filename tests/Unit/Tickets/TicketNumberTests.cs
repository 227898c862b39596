using GridOrleans.Tickets;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Tickets;

public sealed class TicketNumberTests
{
    [Fact]
    public void A_number_says_its_county_and_is_read_as_it_is_written()
    {
        var number = TicketNumber.Parse("T-140213-17");

        Assert.Equal(new(UnitCode.Parse("140213"), 17), number);
        Assert.Equal("T-140213-17", number.ToString());
    }

    [Theory]
    [InlineData("T-N301")]
    [InlineData("T-140213")]
    [InlineData("T-140213-")]
    [InlineData("T-140213-0")]
    [InlineData("T-140213-01")]
    [InlineData("T-140213-1x")]
    [InlineData("T-140213-99999999999")]
    [InlineData("T-1402-1")]
    [InlineData("T-140213001-1")]
    [InlineData("t-140213-1")]
    [InlineData("140213-1")]
    [InlineData("")]
    public void Anything_else_is_no_ledger_s_number(string text)
    {
        Assert.False(TicketNumber.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => TicketNumber.Parse(text));
    }
}
