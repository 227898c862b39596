using System.Security.Cryptography;
using GridOrleans.Journal;

namespace GridOrleans.Registry;

/// <summary>The registry's commands: carried out, and answered again when they are resent.</summary>
internal sealed partial class RegistryGrain
{
    private Task? _reserving;

    /// <inheritdoc/>
    public Task<Reply<CollectView>> Collect(RegistryRequest request) => Take(
        request,
        ((CollectRecords)request.Command).Records.Count(draft => draft.Kind is RecordKind.Person),
        fact => RecordViews.Collected((RecordsCollected)fact, _book));

    /// <inheritdoc/>
    public async Task<Reply<LoadView>> Load(RegistryRequest request)
    {
        try
        {
            return await Take(
                request,
                ((LoadRecords)request.Command).Rows.Count(draft => draft.Kind is RecordKind.Person),
                fact => RecordViews.Loaded((RecordsLoaded)fact));
        }
        finally
        {
            // A city's files are loaded grid after grid: all their indexes at once would be a third of its memory.
            _book.Forget();
        }
    }

    /// <inheritdoc/>
    public Task<Reply<RecordView>> Disclose(RegistryRequest request) => Carry(request, fact =>
    {
        var disclosed = (RecordDisclosed)fact;
        return Shown(disclosed.Serial, disclosed.Unsealing is null ? Privacy.Personal : Privacy.Sealed);
    });

    /// <inheritdoc/>
    public async Task<Reply<RegistryReceipt>> Execute(RegistryRequest request)
    {
        var reply = await Carry<RegistryReceipt>(request, fact => RecordViews.Receipt(fact, _state));
        if (reply.Accepted)
        {
            await DestroyErased();
        }

        return reply;
    }

    /// <summary>Collects or loads: keys first, then decided, sealed and queued without waiting in between.</summary>
    private async Task<Reply<TView>> Take<TView>(RegistryRequest request, int people, Func<RegistryEvent, TView> view)
        where TView : class
    {
        MustHold();
        while (_state.VersionOf(request.Id.ToString()) is null
            && RegistryRules.MayNot(_state, request) is null
            && people <= RegistryRules.LoadMax
            && _keys.Count - _state.NextSlot < people)
        {
            await (_reserving ??= Reserved(people));
            MustHold();
        }

        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat<TView>(
                request,
                version,
                fact => CollectSealing.IsRepeat(request, fact, _keys),
                fact => view(fact));
        }

        var now = Now;
        var (plan, refusal) = request.Command is LoadRecords
            ? RegistryRules.Load(_book, request, Options, now)
            : RegistryRules.Collect(_book, request, Options, now);
        if (plan is null)
        {
            await Durable();
            return refusal!;
        }

        var sealing = new CollectSealing(
            _book, RandomNumberGenerator.GetBytes(RecordSeal.NonceSize * plan.Records.Length));
        RegistryEvent fact = request.Command is LoadRecords
            ? sealing.Loaded(plan, request)
            : sealing.Collected(plan, request);
        var commit = Commit([fact], request.Id, now);
        foreach (var record in plan.Records.Where(record => record.Outcome is RecordOutcome.Created))
        {
            _book.Note(
                record.Kind,
                RecordDraft.Find(record.Values, RecordShape.Of(record.Kind).Key)!,
                record.Serial);
        }

        var answer = view(fact);
        await commit;
        return answer;
    }

    private async Task<Reply<TView>> Carry<TView>(RegistryRequest request, Func<RegistryEvent, Reply<TView>> view)
        where TView : class
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return await Repeat(
                request,
                version,
                fact => RegistryRules.IsRepeat(request, fact),
                view);
        }

        var now = Now;
        var decision = RegistryRules.Decide(_state, request, Options, now);
        if (decision.Refused)
        {
            await Durable();
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var answer = view((RegistryEvent)decision.Facts[0]);
        await commit;
        return answer;
    }

    private async Task<Reply<TView>> Repeat<TView>(
        RegistryRequest request,
        long version,
        Func<RegistryEvent, bool> isRepeat,
        Func<RegistryEvent, Reply<TView>> view)
        where TView : class
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        return first.CommandId == request.Id.ToString()
            && FactJson.Read(first.Kind, first.Payload.Span) is RegistryEvent fact
            && isRepeat(fact)
                ? view(fact)
                : new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {request.Id} was used before for another command. Choose a new id for a new "
                        + "command.");
    }

    private async Task Reserved(int people)
    {
        // Whoever calls has yet to note that this is under way.
        await Task.Yield();
        try
        {
            await Reserve(people);
        }
        finally
        {
            _reserving = null;
        }
    }
}
