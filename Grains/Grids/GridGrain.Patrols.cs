using System.Collections.Immutable;
using GridOrleans.Escalation;
using GridOrleans.Journal;
using GridOrleans.Patrols;

namespace GridOrleans.Grids;

/// <summary>The grid's patrol points, and what gridworkers' patrols tell it.</summary>
internal sealed partial class GridGrain
{
    /// <inheritdoc/>
    public async Task<Reply<PointView>> ChangePatrolPoint(PatrolPointRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await RepeatPoint(request, version);
        }

        if (_state.Plan is null)
        {
            await Durable();
            return Unknown();
        }

        var now = Now;
        var decision = PatrolPointRules.Decide(_state.Patrols, Code, request);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var view = _state.Patrols.Find(request.Command.Point)!.View(now);
        await commit;
        return view;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PatrolPoint>> ReadPatrolPoints()
    {
        MustHold();
        await Durable();
        return [.. _state.Patrols.Points.Select(point => point.Point)];
    }

    /// <inheritdoc/>
    public async Task<GridPatrols> ReadPatrols()
    {
        MustHold();
        await Durable();
        return PatrolViews.View(Code, _state.Patrols, Now);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PointCoverage>> ReadCoverage(DateTimeOffset from, DateTimeOffset until)
    {
        MustHold();
        await Durable();

        // What is still running is not due yet.
        var over = until < Now ? until : Now;
        return [.. _state.Patrols.Points.Select(point => point.Coverage(from, over))];
    }

    /// <inheritdoc/>
    public async Task ReceivePatrols(ImmutableArray<Message<PatrolNews>> messages)
    {
        MustHold();
        List<Fact> facts =
        [
            .. messages.Where(message => _state.Inbox.IsNew(message.From, message.Number))
                .Select(message => new PatrolReceived(message.From, message.Number, message.Body)),
        ];

        // What was taken before may still be on its way to the disk.
        await (facts.Count == 0
            ? Durable()
            : Commit(facts, Streams.CommandId("patrols", Stream, Version + 1), Now));
    }

    /// <summary>A command that was sent again: the point as it stands.</summary>
    private async Task<Reply<PointView>> RepeatPoint(PatrolPointRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is PatrolPointEvent fact
            && PatrolPointRules.IsRepeat(request, fact)
                ? _state.Patrols.Find(fact.Point)!.View(Now)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }
}
