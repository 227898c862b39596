using System.Collections.Immutable;
using GridOrleans.Escalation;

namespace GridOrleans.Journal;

/// <summary>
/// The messages that a stream has still to deliver, folded from it: the entry that makes a message puts it in, and the
/// entry that says it was delivered takes it out. So a crash at any point repeats a message at most, and the receiver
/// passes the repetition over.
/// </summary>
/// <typeparam name="T">What is told.</typeparam>
internal sealed class Outbox<T>
{
    private readonly Dictionary<string, Queue<OutboxMessage<T>>> _waiting = new(StringComparer.Ordinal);

    /// <summary>How many messages wait, for all receivers.</summary>
    public int Count { get; private set; }

    /// <summary>The streams for which messages wait.</summary>
    public IReadOnlyCollection<string> Receivers => _waiting.Keys;

    /// <summary>Puts a message in.</summary>
    /// <param name="to">The receiver's stream.</param>
    /// <param name="number">The version of the entry that makes it; higher than any before for this receiver.</param>
    /// <param name="body">What is told.</param>
    public void Add(string to, long number, T body)
    {
        if (!_waiting.TryGetValue(to, out var queue))
        {
            _waiting.Add(to, queue = new());
        }

        queue.Enqueue(new(to, number, body));
        Count++;
    }

    /// <summary>Takes out what was delivered.</summary>
    public void Take(MessagesDelivered delivered)
    {
        foreach (var (to, upTo) in delivered.Receipts)
        {
            Take(to, upTo);
        }
    }

    /// <summary>The oldest messages for a receiver.</summary>
    public ImmutableArray<Message<T>> Next(string to, string from, int most) =>
        _waiting.TryGetValue(to, out var queue)
            ? [.. queue.Take(most).Select(message => new Message<T>(from, message.Number, message.Body))]
            : [];

    /// <summary>Everything, for a snapshot.</summary>
    public ImmutableArray<OutboxMessage<T>> ToSnapshot() => [.. _waiting.Values.SelectMany(queue => queue)];

    /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(ImmutableArray<OutboxMessage<T>> messages)
    {
        foreach (var message in messages)
        {
            Add(message.To, message.Number, message.Body);
        }
    }

    private void Take(string to, long upTo)
    {
        if (!_waiting.TryGetValue(to, out var queue))
        {
            return;
        }

        while (queue.TryPeek(out var message) && message.Number <= upTo)
        {
            queue.Dequeue();
            Count--;
        }

        if (queue.Count == 0)
        {
            _waiting.Remove(to);
        }
    }
}

/// <summary>A message as a snapshot keeps it.</summary>
internal sealed record OutboxMessage<T>(string To, long Number, T Body);

/// <summary>Messages of this stream are durable at their receivers: they are not sent again.</summary>
internal sealed record MessagesDelivered(ImmutableArray<Receipt> Receipts) : Fact;

/// <summary>A receiver has every message up to a number.</summary>
/// <param name="To">The receiver's stream.</param>
/// <param name="UpTo">The number.</param>
internal readonly record struct Receipt(string To, long UpTo);
