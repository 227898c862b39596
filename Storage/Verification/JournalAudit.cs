using GridOrleans.Journal;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>
/// Walks the journal and proves it: versions dense, chains intact, commands once, facts legal, the read model equal to
/// the fold. Reads only, and may run beside a silo that writes.
/// </summary>
internal sealed class JournalAudit(
    IJournalStore journal,
    IReadModel model,
    RegistryAudit registries,
    TimeProvider clock)
{
    // Proving is hashing and parsing, the database's part is small: more walkers than cores gain nothing.
    private const int Walkers = 2;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Audits; what is wrong is in the report.</summary>
    /// <exception cref="InvalidDataException">The file of acknowledgements cannot be read.</exception>
    public async Task<AuditReport> Run(
        AuditRequest request,
        IProgress<AuditProgress> progress,
        CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var ledger = new AuditLedger();

        // Counted first: what is acknowledged while the walk goes on may stand behind what was walked.
        var lines = request.Acknowledgements is { } counted ? Acknowledgement.Lines(counted) : 0;
        var lag = await CatchUp(request, ledger, cancellationToken);
        var heads = new List<StreamHead>();
        await foreach (var head in journal.Heads(request.Prefix, cancellationToken))
        {
            heads.Add(head);
        }

        await Strays(request, heads, ledger, cancellationToken);
        await Walk(heads, ledger, progress, cancellationToken);
        if (request.Acknowledgements is { } file)
        {
            LookUp(Acknowledgement.Read(file, lines), heads, ledger);
        }

        var (sent, waiting) = await new MessageAudit(journal).Run(ledger.Messages, ledger.Add, cancellationToken);
        var tallies = request.City is { } city
            ? await new TallyAudit(journal, city, clock)
                .Run(ledger.Tallies, request.Wait, ledger.Add, cancellationToken)
            : 0;
        return new(
            ledger.Streams,
            ledger.Entries,
            ledger.Commands,
            ledger.Count(CaseTable.Table),
            ledger.Count(OrderTable.Table),
            ledger.Acknowledged,
            clock.GetElapsedTime(start).TotalSeconds,
            lag,
            ledger.Found,
            ledger.Findings())
        {
            Tallies = tallies,
            Messages = sent,
            MessagesWaiting = waiting,
        };
    }

    private async Task<ProjectionLag> CatchUp(
        AuditRequest request,
        AuditLedger ledger,
        CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var lag = await model.Lag(cancellationToken);
        while (!lag.CaughtUp && clock.GetElapsedTime(start) < request.Wait)
        {
            await Task.Delay(Poll, clock, cancellationToken);
            lag = await model.Lag(cancellationToken);
        }

        if (!lag.CaughtUp && request.Wait > TimeSpan.Zero)
        {
            ledger.Add(new(
                AuditKind.LaggingProjection,
                "",
                null,
                $"After {request.Wait.TotalSeconds:0.#} s the read model is still {lag.Entries} entries behind."));
        }

        foreach (var stuck in lag.Stuck.Where(stuck => request.Asks(stuck.Stream)))
        {
            ledger.Add(new(AuditKind.StuckProjection, stuck.Stream, stuck.Version, stuck.Trouble));
        }

        return lag;
    }

    // What belongs to no stream that has a head, and so would never be walked.
    private async Task Strays(
        AuditRequest request,
        List<StreamHead> heads,
        AuditLedger ledger,
        CancellationToken cancellationToken)
    {
        // Asked before the heads are asked once more: a stream that began meanwhile is no stray.
        var headless = await model.Headless(cancellationToken);
        var projected = await model.Streams(cancellationToken);
        var known = heads.Select(head => head.Stream).ToHashSet(StringComparer.Ordinal);
        foreach (var stream in headless.Where(request.Asks))
        {
            ledger.Add(new(AuditKind.WrongHead, stream, null, "The stream has entries but no head."));
        }

        foreach (var stream in projected.Where(stream => request.Asks(stream) && !known.Contains(stream)))
        {
            if (await Head(stream, cancellationToken) is null)
            {
                ledger.Add(new(
                    AuditKind.WrongPosition,
                    stream,
                    null,
                    "The read model shows this stream; the journal has no head for it."));
            }
        }
    }

    private async Task Walk(
        List<StreamHead> heads,
        AuditLedger ledger,
        IProgress<AuditProgress> progress,
        CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Walkers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, heads.Count, options, async (place, cancel) =>
        {
            await Walk(heads, place, ledger, cancel);
            progress.Report(new(ledger.Streams, heads.Count, ledger.Entries));
        });
    }

    private async Task Walk(List<StreamHead> heads, int place, AuditLedger ledger, CancellationToken cancellationToken)
    {
        // The rows first, then the entries, then the head again: each may only be further than the one before.
        var head = heads[place];
        var rows = new List<StreamRows>();
        foreach (var table in GridStream.TryGrid(head.Stream, out _) ? FileTable.All : [])
        {
            rows.Add(await model.Rows(table, head.Stream, cancellationToken));
        }

        var proof = new StreamProof(head, rows, model, ledger)
        {
            Registry = await registries.Begin(head.Stream, ledger, cancellationToken),
        };
        try
        {
            await foreach (var entry in journal.Read(head.Stream, after: 0, cancellationToken))
            {
                if (proof.Take(entry) && ledger.Claim(entry.CommandId, place) is { } other)
                {
                    await Confirm(head.Stream, entry, heads[other].Stream, ledger, cancellationToken);
                }
            }
        }
        catch (Exception damage) when (model.IsDamage(damage))
        {
            proof.Broken(damage);
        }

        proof.End(await Head(head.Stream, cancellationToken));
        if (proof.Registry is { } registry)
        {
            await registries.End(registry, ledger, cancellationToken);
        }
    }

    // The ledger knows only 64 bits of each id: whoever is accused is asked.
    private async Task Confirm(
        string stream,
        JournalEntry entry,
        string other,
        AuditLedger ledger,
        CancellationToken cancellationToken)
    {
        await foreach (var candidate in journal.Read(other, after: 0, cancellationToken))
        {
            if (candidate.CommandId == entry.CommandId)
            {
                ledger.Add(new(
                    AuditKind.SharedCommand,
                    stream,
                    entry.Version,
                    $"Command {entry.CommandId} took effect in {other} as well, at version {candidate.Version}."));
                return;
            }
        }
    }

    private async Task<StreamHead?> Head(string stream, CancellationToken cancellationToken)
    {
        await foreach (var head in journal.Heads(stream, cancellationToken))
        {
            if (head.Stream == stream)
            {
                return head;
            }
        }

        return null;
    }

    private static void LookUp(IEnumerable<Acknowledgement> told, List<StreamHead> heads, AuditLedger ledger)
    {
        foreach (var (command, file) in told)
        {
            ledger.LookedUp();
            var expected = file is { } known ? GridStream.Of(known.Grid) : "";
            if (ledger.OwnerOf(command.ToString()) is not { } owner)
            {
                ledger.Add(new(
                    AuditKind.LostCommand,
                    expected,
                    null,
                    $"Command {command} was acknowledged and is not in the journal."));
                continue;
            }

            if (expected.Length > 0 && heads[owner].Stream != expected)
            {
                ledger.Add(new(
                    AuditKind.MisplacedCommand,
                    expected,
                    null,
                    $"Command {command} was acknowledged for {file} and took effect in {heads[owner].Stream}."));
            }
        }
    }
}
