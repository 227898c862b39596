using GridOrleans.Grids;
using GridOrleans.Journal;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Reading;

/// <summary>
/// Fills the read model from the journal, in batches, from wherever it was left. One at a time uses it; of several
/// processes only the one that leads gets anywhere.
/// </summary>
internal sealed partial class FileProjector(IReadModel model, TimeProvider clock, ILogger<FileProjector> log)
{
    /// <summary>Entries per batch: enough to pay for a transaction, and some 20 MB.</summary>
    public const int EntriesMax = 10_000;

    private const int StreamsMax = 2_000;
    private const int CacheGeneration = 16_384;

    // How long to wait for another process that projects while this one rebuilds.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileCache _cache = new(CacheGeneration);
    private string _last = "";
    private bool _led;

    /// <summary>Projects one batch.</summary>
    /// <returns>How many entries; 0 when there is nothing left to do, or another process does it.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        if (!await Lead(cancellationToken))
        {
            return 0;
        }

        while (true)
        {
            var ranges = Slice(await model.Behind(_last, StreamsMax, cancellationToken));
            if (ranges.Count == 0)
            {
                return 0;
            }

            var batch = await Fold(ranges, cancellationToken);
            var written = await Write(batch, cancellationToken);
            _last = ranges[^1].Stream;
            if (written > 0)
            {
                return written;
            }
        }
    }

    /// <summary>How far the read model is behind.</summary>
    public Task<ProjectionLag> Lag(CancellationToken cancellationToken) => model.Lag(cancellationToken);

    /// <summary>
    /// Empties the read model and fills it again. Lists are incomplete meanwhile; a silo that projects goes on doing
    /// so, and then this only waits for it.
    /// </summary>
    /// <param name="progress">Is told the lag after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; the next step, of anyone, goes on.</param>
    public async Task Rebuild(IProgress<ProjectionLag> progress, CancellationToken cancellationToken)
    {
        await model.Clear(cancellationToken);
        _cache.Clear();
        while (true)
        {
            var projected = await Step(cancellationToken);
            var lag = await Lag(cancellationToken);
            progress.Report(lag);
            if (lag.CaughtUp)
            {
                return;
            }

            if (projected == 0)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    // Whoever begins to lead tries stuck streams again: this release may read what another could not.
    private async Task<bool> Lead(CancellationToken cancellationToken)
    {
        if (!await model.Lead(cancellationToken))
        {
            _led = false;
            return false;
        }

        if (!_led)
        {
            _cache.Clear();
            await model.ForgetTroubles(cancellationToken);
            _led = true;
        }

        return true;
    }

    private static List<StreamRange> Slice(IReadOnlyList<StreamRange> behind)
    {
        var ranges = new List<StreamRange>();
        long room = EntriesMax;
        foreach (var range in behind)
        {
            if (room <= 0)
            {
                break;
            }

            ranges.Add(range with { UpTo = Math.Min(range.UpTo, range.After + room) });
            room -= range.Count;
        }

        return ranges;
    }

    private async Task<IReadOnlyList<ProjectedStream>> Fold(
        List<StreamRange> ranges,
        CancellationToken cancellationToken)
    {
        var stretches = (await Read(ranges, cancellationToken)).Select(Stretch.Of).ToList();
        var known = new Dictionary<FileId, IGridFile>();
        var unknown = new HashSet<FileId>();
        for (var place = 0; place < ranges.Count; place++)
        {
            Recall(ranges[place], stretches[place], known, unknown);
        }

        if (unknown.Count > 0)
        {
            foreach (var file in await model.Find(unknown, cancellationToken))
            {
                known[FileId.Of(file)] = file;
            }
        }

        return [.. ranges.Zip(stretches, (range, stretch) =>
            new StreamFold(range, id => known.GetValueOrDefault(id)).Over(stretch))];
    }

    // One statement reads many streams, so damage in one hides all: then each is read by itself.
    private async Task<IReadOnlyList<(IReadOnlyList<JournalEntry> Entries, string? Trouble)>> Read(
        List<StreamRange> ranges,
        CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await model.Read(ranges, cancellationToken)).Select(entries => (entries, (string?)null))];
        }
        catch (Exception damage) when (model.IsDamage(damage) && ranges.Count == 1)
        {
            return [([], $"The journal cannot be read: {damage.Message}")];
        }
        catch (Exception damage) when (model.IsDamage(damage))
        {
            var apart = new List<(IReadOnlyList<JournalEntry> Entries, string? Trouble)>();
            foreach (var range in ranges)
            {
                apart.AddRange(await Read([range], cancellationToken));
            }

            return apart;
        }
    }

    // Sorts the files that a stretch goes on with into those the cache knows and those whose row must be read.
    private void Recall(
        StreamRange range,
        Stretch stretch,
        Dictionary<FileId, IGridFile> known,
        HashSet<FileId> unknown)
    {
        if (!GridStream.TryGrid(range.Stream, out var grid))
        {
            return;
        }

        var opened = new HashSet<(FileTable Table, int Serial)>();
        foreach (var fact in stretch.Facts)
        {
            if (!FileTable.TryOf(fact, out var table))
            {
                continue;
            }

            var id = new FileId(table, grid, table.SerialOf(fact));
            if (!opened.Add((table, id.Serial)) || table.Opens(fact))
            {
                continue;
            }

            if (_cache.Find(range, id) is { } file)
            {
                known[id] = file;
                continue;
            }

            unknown.Add(id);
        }
    }

    private async Task<int> Write(IReadOnlyList<ProjectedStream> batch, CancellationToken cancellationToken)
    {
        try
        {
            if (!await model.Write(batch, cancellationToken))
            {
                _cache.Clear();
                return 0;
            }
        }
        catch (Exception refused) when (model.IsDamage(refused))
        {
            return await WriteApart(batch, refused, cancellationToken);
        }
        catch
        {
            _cache.Clear();
            throw;
        }

        var written = 0;
        foreach (var stream in batch)
        {
            _cache.Keep(stream);
            written += checked((int)(stream.Version - stream.Range.After));
            if (stream.Trouble is { } trouble)
            {
                Stopped(stream.Range.Stream, stream.Version + 1, trouble);
            }

            if (stream.Version < stream.Range.After)
            {
                StartedAnew(stream.Range.Stream, stream.Range.After);
            }
        }

        return written;
    }

    // The engine does not say whose row it refused: one by one, the neighbours go on and the one at fault stops.
    private async Task<int> WriteApart(
        IReadOnlyList<ProjectedStream> batch,
        Exception refused,
        CancellationToken cancellationToken)
    {
        if (batch is [var stream])
        {
            var trouble = $"A row cannot be written: {refused.Message}";
            var stopped = new ProjectedStream(stream.Range, stream.Range.After, stream.Range.Hash, trouble, []);
            return await Write([stopped], cancellationToken);
        }

        var written = 0;
        foreach (var one in batch)
        {
            written += await Write([one], cancellationToken);
        }

        return written;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The projection of {Stream} stopped before version {Version}; its neighbours go on. {Trouble}")]
    private partial void Stopped(string stream, long version, string trouble);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Rows of {Stream}, projected to version {Version}, are missing: it is projected anew.")]
    private partial void StartedAnew(string stream, long version);
}
