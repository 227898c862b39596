using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>The grid's cases: commands carried out, resent ones answered again, files read.</summary>
internal sealed partial class GridGrain
{
    /// <inheritdoc/>
    public Task<Reply<CaseView>> Execute(CaseRequest request)
    {
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is { } version)
        {
            return Repeat(request, version);
        }

        if (ToDraw(request) is { } wanted)
        {
            return ExecuteDrawing(request, wanted);
        }

        return IsSealed(request.Case) ? ExecuteSealed(request) : Carry(request);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Reply<CaseView>>> ExecuteMany(ImmutableArray<CaseRequest> requests)
    {
        var replies = new Task<Reply<CaseView>>[requests.Length];
        for (var i = 0; i < replies.Length; i++)
        {
            var waits = IsSealed(requests[i].Case) || ToDraw(requests[i]) is not null;
            replies[i] = Execute(requests[i]);
            if (waits)
            {
                // It reads the file back, or draws on a ticket, before it decides: what follows must see that.
                await replies[i];
            }
        }

        return [.. await Task.WhenAll(replies)];
    }

    /// <inheritdoc/>
    public async Task<Reply<CaseFile>> ReadCase(CaseNumber number, DateTimeOffset? asOf)
    {
        MustHold();
        await Durable();
        var instant = asOf ?? Now;
        var entries = await EntriesOf(number);
        var (file, history) = Fold([.. entries.TakeWhile(entry => entry.At <= instant)]);
        return file is null
            ? new Refusal(RefusalCode.UnknownCase, asOf is null
                ? $"There is no case {number}."
                : string.Create(CultureInfo.InvariantCulture, $"There was no case {number} at {instant:O}."))
            : new CaseFile(CaseViews.View(file, instant), history);
    }

    // A sealed case is not in memory: before a fact opens it again, or adds to it, its file is read back.
    /// <inheritdoc/>
    protected override async Task BeforeReplay(Fact fact)
    {
        if (fact is not CaseEvent happened || _state.Find(happened.Case) is not null)
        {
            return;
        }

        var number = new CaseNumber(Code, happened.Case);
        if (IsSealed(number) && Fold(await EntriesOf(number)).File is { } file)
        {
            _state.Restore(file);
        }
    }

    private async Task<Reply<CaseView>> Carry(CaseRequest request)
    {
        var now = Now;
        var decision = CaseRules.Decide(_state, request, _policy, now);
        if (decision.Refused)
        {
            // A refusal tells of the state that it saw: it must not be told before that state is durable.
            await (decision.Facts.Count == 0 ? Durable() : Commit(decision.Facts, request.Id, now));
            return decision.Refusal;
        }

        var commit = Commit(decision.Facts, request.Id, now);
        var view = CaseViews.View(_state.JustChanged(((CaseEvent)decision.Facts[0]).Case), now);
        await commit;
        return view;
    }

    /// <summary>A resent command: the first answer, folded from the journal as it was then.</summary>
    private async Task<Reply<CaseView>> Repeat(CaseRequest request, long version)
    {
        await Durable();
        var first = (await ReadEntries([version])).Single();
        if (first.CommandId != request.Id.ToString()
            || FactJson.Read(first.Kind, first.Payload.Span) is not CaseEvent fact
            || !CommandRepeats.Matches(request, fact))
        {
            return new Refusal(
                RefusalCode.CommandIdReused,
                $"The command id {request.Id} was used before for another command. Choose a new id for a new command.");
        }

        if (fact is CaseTaskRefused refused)
        {
            return new Refusal(refused.Code, refused.Detail);
        }

        var entries = await EntriesOf(new(Code, fact.Case));
        var (file, _) = Fold(
        [
            .. entries.TakeWhile(entry => entry.Version <= version || entry.CommandId == first.CommandId),
        ]);
        return CaseViews.View(file!, first.At);
    }

    private bool IsSealed(CaseNumber? number) =>
        number is { } asked && asked.Grid == Code && !_state.SealedVersions(asked.Serial).IsEmpty;

    /// <summary>
    /// A command on a sealed case: its file is read back first, and then decided upon without waiting any more, so that
    /// nothing can happen in between.
    /// </summary>
    private async Task<Reply<CaseView>> ExecuteSealed(CaseRequest request)
    {
        var serial = request.Case!.Value.Serial;
        var versions = _state.SealedVersions(serial);
        await Durable();
        var (file, _) = Fold(await EntriesOf(request.Case.Value));
        MustHold();
        if (_state.VersionOf(request.Id.ToString()) is not null || _state.SealedVersions(serial) != versions)
        {
            return await Execute(request);
        }

        _state.Restore(file!);
        var reply = Carry(request);
        _state.Release(serial);
        return await reply;
    }

    private Task<IReadOnlyList<JournalEntry>> EntriesOf(CaseNumber number)
    {
        var versions = _state.Find(number.Serial)?.Versions ?? _state.SealedVersions(number.Serial);
        return versions.IsEmpty ? Task.FromResult<IReadOnlyList<JournalEntry>>([]) : ReadEntries(versions);
    }

    private (CaseState? File, ImmutableArray<CaseFileEntry> History) Fold(IReadOnlyList<JournalEntry> entries)
    {
        CaseState? file = null;
        var history = ImmutableArray.CreateBuilder<CaseFileEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var fact = (CaseEvent)FactJson.Read(entry.Kind, entry.Payload.Span);
            file = CaseState.Apply(file, Code, fact, entry.At, entry.Version);
            history.Add(new(
                entry.Version,
                entry.At,
                entry.Kind,
                entry.CommandId,
                Encoding.UTF8.GetString(entry.Payload.Span),
                Convert.ToHexStringLower(entry.Hash)));
        }

        return (file, history.ToImmutable());
    }
}
