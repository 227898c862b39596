using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>What the grid's county tells of its staff.</summary>
internal sealed partial class GridGrain
{
    /// <inheritdoc/>
    public async Task ReceiveStaffing(ImmutableArray<Message<GridStaffing>> messages)
    {
        MustHold();
        MarkWhatIsDue();
        foreach (var message in messages.Where(message => _state.Inbox.IsNew(message.From, message.Number)).ToList())
        {
            // One by one: what the next one finds assigned is what this one leaves. The message and the tasks that it
            // moves are one commit, so that a crash leaves both or neither.
            var received = new StaffingReceived(message.From, message.Number, message.Body);
            var facts = HandOverRules.Take(_state, received, _policy, Now);
            Commit(facts, Streams.CommandId("staffing", message.From, message.Number, Code), Now).Ignore();
        }

        // What was taken before may still be on its way to the disk.
        await Durable();
    }
}
