using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Units;

/// <summary>A unit with neither a silo nor a store: takes, records and folds as the grain does.</summary>
internal sealed class UnitOnPaper(UnitCode code)
{
    private readonly List<(string Kind, byte[] Payload, DateTimeOffset At)> _entries = [];

    public UnitState State { get; private set; } = new(code);

    /// <summary>How often it took news of anything.</summary>
    public int Taken { get; private set; }

    /// <summary>The unit as it rests; what waits for several receivers has no order between them.</summary>
    public static string Json(UnitState state)
    {
        var snapshot = state.ToSnapshot();
        return JsonSerializer.Serialize(
            snapshot with
            {
                Docket = [.. snapshot.Docket.OrderBy(entry => entry.Matter.Case.ToString(), StringComparer.Ordinal)],
                Downward = [.. snapshot.Downward.OrderBy(message => message.To, StringComparer.Ordinal)],
            },
            FactJson.Json.UnitSnapshot);
    }

    /// <summary>Takes news, unless it was taken before.</summary>
    public void Receive(ImmutableArray<Message<Matter>> messages, DateTimeOffset now)
    {
        foreach (var (from, number, matter) in messages)
        {
            if (State.Inbox.IsNew(from, number))
            {
                Record(new MatterReceived(from, number, matter), now);
                Taken++;
            }
        }
    }

    /// <summary>Notes that a receiver has every message up to a number.</summary>
    public void Delivered(Receipt receipt, DateTimeOffset now) => Record(new MessagesDelivered([receipt]), now);

    /// <summary>Begins anew from a snapshot that was taken somewhere in its life and the entries after it.</summary>
    public void Restart(int choice)
    {
        var before = Json(State);
        var snapshotted = Fold(new(code), choice % (_entries.Count + 1));
        var json = JsonSerializer.Serialize(snapshotted.ToSnapshot(), FactJson.Json.UnitSnapshot);
        var restored = UnitState.From(code, JsonSerializer.Deserialize(json, FactJson.Json.UnitSnapshot)!);
        State = Fold(restored, _entries.Count);
        Assert.Equal(before, Json(State));
    }

    private UnitState Fold(UnitState state, int count)
    {
        foreach (var (kind, payload, at) in _entries.Take(count).Skip((int)state.Version))
        {
            state.Apply(FactJson.Read(kind, payload), state.Version + 1, at, "command");
        }

        return state;
    }

    private void Record(Fact fact, DateTimeOffset now)
    {
        var (kind, payload) = FactJson.Write(fact);
        _entries.Add((kind, payload, now));
        State.Apply(FactJson.Read(kind, payload), State.Version + 1, now, "command");
    }
}
