using System.Text.Json;
using GridOrleans.Escalation;
using GridOrleans.Grids;
using GridOrleans.Journal;
using GridOrleans.Unit.Escalation;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Units;

public sealed class UnitStateTests
{
    private const string FromTheGrid = "grid/140213001001001";

    private readonly UnitState _township = new(Matters.Township);

    [Fact]
    public void News_is_put_on_the_docket_and_sent_on_to_the_unit_above()
    {
        Take(5, Matters.Major());

        Assert.Equal(1, _township.Docket.Count);
        var sent = Assert.Single(_township.Upward.Next("unit/140213", "unit/140213001", 9));
        Assert.Equal((1, "unit/140213001"), (sent.Number, sent.From));
        Assert.Equal(Matters.Township, Assert.Single(sent.Body.Trail).Unit);
        Assert.Equal(0, _township.Downward.Count);
    }

    [Fact]
    public void What_has_come_to_its_owner_is_reported_to_the_grid_and_goes_no_higher()
    {
        Take(5, Matters.Major() with { Owner = Matters.Township, UpTo = UnitLevel.Township });

        Assert.Equal(0, _township.Upward.Count);
        var arrival = Assert.Single(_township.Downward.Next(FromTheGrid, "unit/140213001", 9));
        Assert.Equal(Matters.Township, Assert.Single(arrival.Body.Trail).Unit);
    }

    [Fact]
    public void What_the_receivers_have_is_not_sent_again()
    {
        Take(5, Matters.Major());
        Take(6, Matters.Major(2) with { Owner = Matters.Township, UpTo = UnitLevel.Township });

        Apply(new MessagesDelivered([new("unit/140213", 1), new(FromTheGrid, 2)]));

        Assert.Equal((0, 0), (_township.Upward.Count, _township.Downward.Count));
    }

    [Fact]
    public void A_message_is_known_again_also_after_a_snapshot()
    {
        Take(5, Matters.Major());
        Take(6, Matters.Major(2) with { Owner = Matters.Township, UpTo = UnitLevel.Township });
        var json = JsonSerializer.Serialize(_township.ToSnapshot(), FactJson.Json.UnitSnapshot);

        var restored = UnitState.From(
            Matters.Township,
            JsonSerializer.Deserialize(json, FactJson.Json.UnitSnapshot)!);

        Assert.False(restored.Inbox.IsNew(FromTheGrid, 6));
        Assert.True(restored.Inbox.IsNew(FromTheGrid, 7));
        Assert.Equal((2, 1, 1), (restored.Version, (long)restored.Upward.Count, (long)restored.Downward.Count));
        Assert.Equal(json, JsonSerializer.Serialize(restored.ToSnapshot(), FactJson.Json.UnitSnapshot));
    }

    [Fact]
    public void A_fact_out_of_order_or_of_somebody_else_is_a_damaged_journal()
    {
        Assert.Throws<InvalidOperationException>(() =>
            _township.Apply(new MessagesDelivered([]), 2, Matters.Now, "command"));
        Assert.Throws<InvalidOperationException>(() =>
            _township.Apply(new GridEstablished("x", 1), 1, Matters.Now, "command"));
    }

    private void Take(long number, Matter matter) => Apply(new MatterReceived(FromTheGrid, number, matter));

    private void Apply(Fact fact) => _township.Apply(fact, _township.Version + 1, Matters.Now, "command");
}
