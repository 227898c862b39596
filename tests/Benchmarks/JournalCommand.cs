using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using GridOrleans.Journal;
using Spectre.Console;

namespace GridOrleans.Benchmarks;

/// <summary>The engines alone: entries a second by batch size, as many writers as the engine serves well.</summary>
internal static class JournalCommand
{
    private const int PayloadBytes = 450;

    private static readonly int[] BatchSizes = [1, 16, 64, 256, 1_024, 2_048, 4_096];

    public static Command Create()
    {
        var command = new Command("journal", "Appends to the journal without grains, by batch size.");
        var storage = new BenchStorage();
        storage.AddTo(command);
        var seconds = new Option<int>("--seconds")
        {
            Description = "How long each batch size is measured.",
            DefaultValueFactory = _ => 4,
        };
        command.Add(seconds);
        command.SetAction((parsed, _) => Run(storage.Read(parsed), TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task<int> Run(StorageOptions options, TimeSpan time)
    {
        await using var engine = StorageEngine.Create(options);
        await engine.Migrator.Migrate(CancellationToken.None);
        var table = new Table().AddColumns("entries a batch", "writers", "entries/s", "ms a batch");
        foreach (var size in BatchSizes)
        {
            var writers = engine.Journal.Writers;
            var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer =>
                Task.Factory.StartNew(() => Write(engine.Journal, $"bench/{size}/{writer}", size, time)).Unwrap()));
            var batches = counts.Sum();
            table.AddRow(
                $"{size}",
                $"{writers}",
                $"{batches * size / time.TotalSeconds:N0}",
                $"{time.TotalMilliseconds * writers / batches:F2}");
        }

        AnsiConsole.Write(table);
        return 0;
    }

    // Each batch has one entry for each of as many streams: what a city's load looks like to the journal.
    private static async Task<long> Write(IJournalStore store, string prefix, int size, TimeSpan time)
    {
        var streams = Enumerable.Range(0, size)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}/{i}"))
            .ToList();
        var heads = (await store.Open(streams, CancellationToken.None)).ToArray();
        var payload = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', PayloadBytes)}}"}""");
        var at = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        var batches = 0L;
        for (var began = Stopwatch.StartNew(); began.Elapsed < time; batches++)
        {
            var batch = Array.ConvertAll(heads, head => Next(head, at, payload));
            var durable = await store.Append(batch, CancellationToken.None);
            if (durable.Contains(false))
            {
                throw new InvalidOperationException("The journal refused an entry that nothing stood against.");
            }

            heads = [.. batch.Select((append, i) =>
                heads[i] with { Version = append.Last.Version, Hash = append.Last.Hash })];
        }

        return batches;
    }

    private static StreamAppend Next(StreamHead head, DateTimeOffset at, byte[] payload)
    {
        var version = head.Version + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"bench-{head.Stream}-{version}");
        var hash = HashChain.Next(head.Hash, version, at, id, "case_reported", payload);
        return new(head.Stream, head.Epoch, [new(version, at, id, "case_reported", payload, hash)]);
    }
}
