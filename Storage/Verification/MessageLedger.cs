using System.Collections.Concurrent;
using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Patrols;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>
/// Who told whom what, gathered from both ends while the streams are walked: what a sender's facts make, what its
/// receipts say was delivered, and what its receivers took. Safe for many walkers at once.
/// </summary>
internal sealed class MessageLedger
{
    private readonly ConcurrentDictionary<(string From, string To), MessageChannel> _channels = new();
    private readonly ConcurrentDictionary<string, long> _walked = new(StringComparer.Ordinal);

    /// <summary>The channels, in no order.</summary>
    public IEnumerable<MessageChannel> Channels => _channels.Values;

    /// <summary>The version up to which a stream was walked; null when it was not.</summary>
    public long? WalkedUpTo(string stream) => _walked.TryGetValue(stream, out var version) ? version : null;

    /// <summary>A stream was walked.</summary>
    public void Walked(string stream, long version) => _walked[stream] = version;

    /// <summary>A change of a case may make news for the village.</summary>
    public void Changed(UnitCode grid, CaseState? before, CaseState after, CaseEvent fact)
    {
        if (CaseReactions.Upward(before, after, fact) is not null)
        {
            Channel(Streams.OfGrid(grid), Streams.OfUnit(grid.At(UnitLevel.Village))).Send(after.Version);
        }
    }

    /// <summary>An upload may make news of a patrol for its grid.</summary>
    public void Changed(string stream, PatrolState? before, PatrolState after)
    {
        if (PatrolReactions.ToGrid(Streams.KeyOf(stream), before, after) is not null)
        {
            Channel(stream, Streams.OfGrid(after.Grid)).Send(after.Versions[^1]);
        }
    }

    /// <summary>Takes what a fact says of messages: receipts, and what was taken.</summary>
    public void Take(string stream, Fact fact, JournalEntry entry)
    {
        switch (fact)
        {
            case MessagesDelivered delivered:
                foreach (var (to, upTo) in delivered.Receipts)
                {
                    Channel(stream, to).Deliver(upTo);
                }

                break;
            case CaseArrived arrived:
                Channel(arrived.From, stream).Take(arrived.Number);
                break;
            case PatrolReceived received:
                Channel(received.From, stream).Take(received.Number);
                break;
            case MatterReceived received:
                Channel(received.From, stream).Take(received.Number);
                React(UnitCode.Parse(Streams.KeyOf(stream)), received.Matter, entry);
                break;
        }
    }

    private void React(UnitCode unit, Matter matter, JournalEntry entry)
    {
        if (EscalationReactions.Upward(unit, matter, entry.At) is not null)
        {
            Channel(Streams.OfUnit(unit), Streams.OfUnit(unit.Parent!.Value)).Send(entry.Version);
        }

        if (EscalationReactions.Downward(unit, matter, entry.At) is { } arrival)
        {
            Channel(Streams.OfUnit(unit), Streams.OfGrid(arrival.Case.Grid)).Send(entry.Version);
        }
    }

    private MessageChannel Channel(string from, string to) =>
        _channels.GetOrAdd((from, to), key => new(key.From, key.To));
}

/// <summary>The messages from one stream to another. Each end is written by one walker.</summary>
internal sealed class MessageChannel(string from, string to)
{
    private readonly List<long> _sent = [];
    private readonly List<long> _taken = [];
    private long _deliveredUpTo;

    public string From => from;

    public string To => to;

    /// <summary>How many were sent.</summary>
    public int Sent => _sent.Count;

    /// <summary>How many wait for their receipt.</summary>
    public int Waiting => _sent.Count(number => number > _deliveredUpTo);

    public void Send(long number) => _sent.Add(number);

    public void Deliver(long upTo) => _deliveredUpTo = Math.Max(_deliveredUpTo, upTo);

    public void Take(long number) => _taken.Add(number);

    /// <summary>What was taken twice, or out of its turn.</summary>
    public IEnumerable<long> Repeated() =>
        _taken.Zip(_taken.Skip(1)).Where(pair => pair.Second <= pair.First).Select(pair => pair.Second);

    /// <summary>What was taken and never sent, as far as the sender was walked.</summary>
    public IEnumerable<long> Forged(long walkedUpTo) =>
        _taken.Where(number => number <= walkedUpTo).Except(_sent);

    /// <summary>What counts as delivered and was not taken.</summary>
    public IEnumerable<long> Lost() => _sent.Where(number => number <= _deliveredUpTo).Except(_taken);
}
