using System.Collections.Immutable;
using System.Text;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>The one mechanism by which a grid keeps files: cases and orders alike.</summary>
internal sealed partial class GridGrain
{
    // A sealed file is not in memory: before a fact opens it again, or adds to it, it is read back.
    /// <inheritdoc/>
    protected override Task BeforeReplay(Fact fact) => fact switch
    {
        CaseEvent happened => _cases.Recall(happened.Case),
        OrderEvent happened => _orders.Recall(happened.Order),
        _ => Task.CompletedTask,
    };

    /// <summary>Where one kind of file is worked on: it decides, commits and folds in its grid's name.</summary>
    private sealed class Desk<TRequest, TFile, TFact, TView>(
        GridGrain grid,
        FileKind<TRequest, TFile, TFact, TView> kind)
        where TRequest : class
        where TFile : class, IGridFile
        where TFact : Fact
        where TView : class
    {
        private FileDrawer<TFile> Drawer => kind.Drawer(grid._state);

        public Task<Reply<TView>> Execute(TRequest request)
        {
            grid.MustHold();
            if (grid._state.VersionOf(kind.IdOf(request).ToString()) is { } version)
            {
                return Repeat(request, version);
            }

            if (ToDraw(request) is { } wanted)
            {
                return grid.Drawing(wanted, () => Execute(request));
            }

            return IsSealed(request) ? ExecuteSealed(request) : Carry(request);
        }

        public async Task<ImmutableArray<Reply<TView>>> ExecuteMany(ImmutableArray<TRequest> requests)
        {
            var replies = new Task<Reply<TView>>[requests.Length];
            for (var i = 0; i < replies.Length; i++)
            {
                var waits = IsSealed(requests[i]) || ToDraw(requests[i]) is not null;
                replies[i] = Execute(requests[i]);
                if (waits)
                {
                    // It reads the file back, or draws on a ticket, before it decides: what follows must see that.
                    await replies[i];
                }
            }

            return [.. await Task.WhenAll(replies)];
        }

        public async Task<(TView? View, ImmutableArray<CaseFileEntry> History)> Read(
            UnitCode unit,
            int serial,
            DateTimeOffset? asOf)
        {
            grid.MustHold();
            await grid.Durable();
            var instant = asOf ?? grid.Now;
            var entries = unit == grid.Code ? await EntriesOf(serial) : [];
            List<JournalEntry> known = [.. entries.TakeWhile(entry => entry.At <= instant)];
            var file = Fold(known);
            return (file is null ? null : kind.View(file, instant), [.. known.Select(Shown)]);
        }

        /// <summary>A file as it stands, sealed or not; null when there is none.</summary>
        public async Task<TFile?> Find(UnitCode unit, int serial)
        {
            grid.MustHold();
            await grid.Durable();
            return unit == grid.Code ? Fold(await EntriesOf(serial)) : null;
        }

        public async Task Recall(int serial)
        {
            if (Drawer.Find(serial) is null
                && !Drawer.SealedVersions(serial).IsEmpty
                && Fold(await EntriesOf(serial)) is { } file)
            {
                Drawer.Restore(file);
            }
        }

        private async Task<Reply<TView>> Carry(TRequest request)
        {
            grid.MarkWhatIsDue();
            var now = grid.Now;
            var decision = kind.Decide(grid._state, request, now);
            if (decision.Refused)
            {
                // A refusal tells of the state that it saw: it must not be told before that state is durable.
                await (decision.Facts.Count == 0
                    ? grid.Durable()
                    : grid.Commit(decision.Facts, kind.IdOf(request), now));
                return decision.Refusal;
            }

            var commit = grid.Commit(decision.Facts, kind.IdOf(request), now);
            var serial = kind.SerialOf((TFact)decision.Facts[0]);
            var view = kind.View(Drawer.JustChanged(serial), now);
            await commit;
            return view;
        }

        /// <summary>A resent command: the first answer, folded from the journal as it was then.</summary>
        private async Task<Reply<TView>> Repeat(TRequest request, long version)
        {
            await grid.Durable();
            var first = (await grid.ReadEntries([version])).Single();
            var id = kind.IdOf(request);
            if (first.CommandId != id.ToString()
                || FactJson.Read(first.Kind, first.Payload.Span) is not TFact fact
                || !kind.IsRepeat(request, fact))
            {
                return new Refusal(
                    RefusalCode.CommandIdReused,
                    $"The command id {id} was used before for another command. Choose a new id for a new command.");
            }

            if (kind.RefusalOf(fact) is { } refusal)
            {
                return refusal;
            }

            var entries = await EntriesOf(kind.SerialOf(fact));
            var file = Fold(entries.TakeWhile(entry =>
                entry.Version <= version || entry.CommandId == first.CommandId));
            return kind.View(file!, first.At);
        }

        private (string Ticket, string Item)? ToDraw(TRequest request) =>
            kind.ToDraw(grid._state, request, grid.Now);

        private bool IsSealed(TRequest request) =>
            kind.SerialOf(request, grid._state) is { } serial && !Drawer.SealedVersions(serial).IsEmpty;

        /// <summary>
        /// A command on a sealed file: it is read back first, and then decided upon without waiting any more, so that
        /// nothing can happen in between.
        /// </summary>
        private async Task<Reply<TView>> ExecuteSealed(TRequest request)
        {
            var serial = kind.SerialOf(request, grid._state)!.Value;
            var versions = Drawer.SealedVersions(serial);
            await grid.Durable();
            var file = Fold(await EntriesOf(serial));
            grid.MustHold();
            if (grid._state.VersionOf(kind.IdOf(request).ToString()) is not null
                || Drawer.SealedVersions(serial) != versions)
            {
                return await Execute(request);
            }

            Drawer.Restore(file!);
            var reply = Carry(request);
            Drawer.Release(serial);
            return await reply;
        }

        private Task<IReadOnlyList<JournalEntry>> EntriesOf(int serial)
        {
            var versions = Drawer.Find(serial)?.Versions ?? Drawer.SealedVersions(serial);
            return versions.IsEmpty ? Task.FromResult<IReadOnlyList<JournalEntry>>([]) : grid.ReadEntries(versions);
        }

        private TFile? Fold(IEnumerable<JournalEntry> entries)
        {
            TFile? file = null;
            foreach (var entry in entries)
            {
                file = kind.Apply(file, grid._state, (TFact)FactJson.Read(entry.Kind, entry.Payload.Span), entry);
            }

            return file;
        }

        private static CaseFileEntry Shown(JournalEntry entry) => new(
            entry.Version,
            entry.At,
            entry.Kind,
            entry.CommandId,
            Encoding.UTF8.GetString(entry.Payload.Span),
            Convert.ToHexStringLower(entry.Hash));
    }
}
