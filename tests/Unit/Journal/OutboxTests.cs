using GridOrleans.Journal;
using Xunit;

namespace GridOrleans.Unit.Journal;

public sealed class OutboxTests
{
    private readonly Outbox<string> _outbox = new();

    public OutboxTests()
    {
        _outbox.Add("unit/1", 3, "a");
        _outbox.Add("unit/2", 4, "b");
        _outbox.Add("unit/1", 7, "c");
        _outbox.Add("unit/1", 8, "d");
    }

    [Fact]
    public void Messages_wait_for_each_receiver_in_the_order_of_their_entries()
    {
        Assert.Equal(4, _outbox.Count);
        Assert.Equal(["unit/1", "unit/2"], _outbox.Receivers.Order());
        Assert.Equal([(3, "a"), (7, "c")], _outbox.Next("unit/1", "grid/1", 2).Select(m => ((int)m.Number, m.Body)));
        Assert.All(_outbox.Next("unit/1", "grid/1", 9), message => Assert.Equal("grid/1", message.From));
        Assert.Empty(_outbox.Next("unit/3", "grid/1", 9));
    }

    [Fact]
    public void What_was_not_delivered_is_given_again()
    {
        Assert.Equal(_outbox.Next("unit/1", "grid/1", 9), _outbox.Next("unit/1", "grid/1", 9));
        Assert.Equal(4, _outbox.Count);
    }

    [Fact]
    public void What_was_delivered_is_taken_out_and_what_came_since_stays()
    {
        _outbox.Take(new MessagesDelivered([new("unit/1", 7), new("unit/2", 4)]));

        Assert.Equal(["d"], _outbox.Next("unit/1", "grid/1", 9).Select(message => message.Body));
        Assert.Equal(["unit/1"], _outbox.Receivers);
        Assert.Equal(1, _outbox.Count);
    }

    [Fact]
    public void A_receipt_that_comes_twice_or_of_somebody_else_changes_nothing()
    {
        var receipt = new MessagesDelivered([new("unit/1", 3), new("grid/9", 100)]);
        _outbox.Take(receipt);
        _outbox.Take(receipt);

        Assert.Equal(["c", "d"], _outbox.Next("unit/1", "grid/1", 9).Select(message => message.Body));
        Assert.Equal(3, _outbox.Count);
    }

    [Fact]
    public void A_snapshot_keeps_what_waits()
    {
        var restored = new Outbox<string>();
        restored.Load(_outbox.ToSnapshot());

        Assert.Equal(_outbox.Count, restored.Count);
        Assert.All(
            _outbox.Receivers,
            to => Assert.Equal(_outbox.Next(to, "grid/1", 9), restored.Next(to, "grid/1", 9)));
    }

    [Fact]
    public void A_message_is_new_once_from_each_sender()
    {
        var inbox = new Inbox();
        Assert.True(inbox.IsNew("grid/1", 1));
        inbox.Take("grid/1", 5);

        Assert.False(inbox.IsNew("grid/1", 5));
        Assert.False(inbox.IsNew("grid/1", 4));
        Assert.True(inbox.IsNew("grid/1", 6));
        Assert.True(inbox.IsNew("grid/2", 1));
    }

    [Fact]
    public void A_message_that_was_taken_before_a_snapshot_is_not_new_after_it()
    {
        var inbox = new Inbox();
        inbox.Take("grid/1", 5);
        inbox.Take("grid/2", 9);

        var restored = new Inbox();
        restored.Load(inbox.ToSnapshot());

        Assert.False(restored.IsNew("grid/1", 5));
        Assert.True(restored.IsNew("grid/1", 6));
        Assert.False(restored.IsNew("grid/2", 9));
    }
}
