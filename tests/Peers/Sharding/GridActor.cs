using Akka.Actor;
using Akka.Persistence;

namespace GridOrleans.Peers.Sharding;

/// <summary>A step of a case, on its way to the grid that owns it.</summary>
/// <param name="Grid">The grid: the sharded entity.</param>
/// <param name="Case">The case.</param>
/// <param name="Step">The step, 0 to 6.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="Payload">The command's body.</param>
internal sealed record MoveCase(string Grid, string Case, int Step, string CommandId, string Payload);

/// <summary>The answer: whether the case stood before that step and has taken it durably.</summary>
internal sealed record Answer(bool Taken);

/// <summary>What is kept of a step.</summary>
internal sealed record CaseMoved(string Case, int Step, string CommandId, DateTimeOffset At, string Payload);

/// <summary>A grid's open cases and the step that each has reached.</summary>
internal sealed record GridSnapshot(Dictionary<string, int> Open);

/// <summary>
/// A grid with its open cases. It decides and applies at once and answers when the event is durable
/// (<c>PersistAsync</c>), so that one command need not wait for another's disk. A failed write ends the actor, and what
/// it had applied on top with it.
/// </summary>
internal sealed class GridActor : ReceivePersistentActor
{
    // As often as this project's grids at first; snapshots more often than that only cost.
    private const int SnapshotEvery = 1_000;

    // Of StraightWay.Steps, the last: the case is archived and leaves memory.
    private const int LastStep = 6;

    private readonly TimeProvider _clock;
    private Dictionary<string, int> _open = new(StringComparer.Ordinal);

    public GridActor(string grid, TimeProvider clock)
    {
        (PersistenceId, _clock) = ($"grid-{grid}", clock);
        Recover<CaseMoved>(Apply);
        Recover<SnapshotOffer>(offer => _open = ((GridSnapshot)offer.Snapshot).Open);
        Command<MoveCase>(Take);
        Command<SaveSnapshotSuccess>(_ => { });
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    private void Take(MoveCase move)
    {
        if (_open.GetValueOrDefault(move.Case) != move.Step)
        {
            Sender.Tell(new Answer(false));
            return;
        }

        var moved = new CaseMoved(move.Case, move.Step, move.CommandId, _clock.GetUtcNow(), move.Payload);
        Apply(moved);
        PersistAsync(moved, _ => Tell());
    }

    private void Tell()
    {
        Sender.Tell(new Answer(true));
        if (LastSequenceNr % SnapshotEvery == 0)
        {
            SaveSnapshot(new GridSnapshot(new(_open)));
        }
    }

    private void Apply(CaseMoved moved)
    {
        if (moved.Step == LastStep)
        {
            _open.Remove(moved.Case);
        }
        else
        {
            _open[moved.Case] = moved.Step + 1;
        }
    }
}
