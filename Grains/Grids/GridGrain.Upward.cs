using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Units;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Grids;

/// <summary>What a grid does by itself: marks what is due, tells those above, and takes what they report.</summary>
internal sealed partial class GridGrain
{
    /// <summary>Cases marked by one entry batch: what the journal takes at once without holding others up.</summary>
    private const int DueAtOnceMax = 256;

    // The journal is full or away: it has time for this before anyone notices that a mark is late.
    private static readonly TimeSpan DueAgain = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public Task Wake()
    {
        MustHold();
        _wheel.Rang();
        try
        {
            MarkWhatIsDue();
            Advanced();
        }
        catch (JournalUnavailableException full)
        {
            LogDeadlinesWait(_log, full, Stream);
            _wheel.Again(DueAgain);
        }

        if (_residence.IsElsewhere(this.GetPrimaryKeyString()))
        {
            MigrateOnIdle();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task ReceiveArrivals(ImmutableArray<Message<Arrival>> messages)
    {
        MustHold();
        var facts = new List<Fact>(messages.Length);
        var first = messages[0];
        foreach (var message in messages)
        {
            // A sealed file is not opened again to note where it had been.
            var serial = message.Body.Case.Serial;
            if (_state.Inbox.IsNew(message.From, message.Number) && _state.Find(serial) is not null)
            {
                first = facts.Count == 0 ? message : first;
                var by = RuleSignature.Of("arrival", UnitCode.Parse(Streams.KeyOf(message.From)));
                facts.Add(new CaseArrived(serial, by, message.From, message.Number, message.Body.Trail));
            }
        }

        // What was taken before may still be on its way to the disk.
        await (facts.Count == 0
            ? Durable()
            : Commit(facts, Streams.CommandId("arrived", first.From, first.Number, Code), Now));
        _metrics.Arrived(facts.Count);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _upward.Stop();
        _beat.Stop();
        _wheel.Stop();
        await base.OnDeactivateAsync(reason, cancellationToken);
        if (IsVoid)
        {
            // What is due or to be delivered must not wait for the next caller.
            this.AsReference<IGridGrain>().Wake().Ignore();
        }
    }

    /// <inheritdoc/>
    protected override void Advanced()
    {
        _upward.Kick();
        TallyAdvanced();
        _wheel.Arm(_state.NextDeadline);
    }

    /// <summary>
    /// Marks every deadline that has passed; before a command is decided, too, so that none is undone by a command that
    /// comes between the deadline and the wheel.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The journal is full; what was not marked stays due.</exception>
    private void MarkWhatIsDue()
    {
        if (!(_state.NextDeadline <= Now))
        {
            return;
        }

        try
        {
            PassDeadlines();
        }
        catch (CalendarYearMissingException missing)
        {
            // The marks wait for the operators; commands do not.
            LogDeadlinesWait(_log, missing, Stream);
        }
    }

    private void PassDeadlines()
    {
        while (DeadlineRules.Pass(_state, _policy, Now, DueAtOnceMax) is { Count: > 0 } facts)
        {
            var commit = Commit(facts, Streams.CommandId("deadline", Stream, Version + 1), Now);
            Count(facts, commit).Ignore();
        }

        _state.FindNextDeadline();
    }

    private async Task Count(IReadOnlyList<Fact> facts, Task commit)
    {
        await commit;
        _metrics.Missed(facts.Count(fact => fact is CaseDeadlinePassed));
    }

    private Task SendUp(string to, ImmutableArray<Message<Matter>> news) =>
        GrainFactory.GetGrain<IUnitGrain>(Streams.KeyOf(to)).Receive(news);

    private Task Record(MessagesDelivered delivered)
    {
        MustHold();
        return Commit([delivered], Streams.CommandId("delivered", Stream, Version + 1), Now);
    }

    [LoggerMessage(LogLevel.Warning, "Deadlines of stream {Stream} wait.")]
    private static partial void LogDeadlinesWait(ILogger logger, Exception failure, string stream);
}
