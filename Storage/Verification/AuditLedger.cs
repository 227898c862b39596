using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using GridOrleans.Reading;

namespace GridOrleans.Verification;

/// <summary>What the walkers of an audit write down together. Safe for many at once.</summary>
internal sealed class AuditLedger
{
    /// <summary>Findings that are kept; all are counted. Beyond these a journal is lost, not damaged.</summary>
    public const int FindingsMax = 1_000;

    private const int Shards = 16;

    // 64 bits of each command's id and a number for its stream: some 30 bytes a command, whatever its id's length.
    private readonly Dictionary<ulong, int>[] _commands =
        [.. Enumerable.Range(0, Shards).Select(_ => new Dictionary<ulong, int>())];

    private readonly List<AuditFinding> _findings = [];
    private int _found;
    private long _entries;
    private readonly Dictionary<FileTable, long> _files = FileTable.All.ToDictionary(table => table, _ => 0L);
    private long _acknowledged;
    private int _streams;

    public long Entries => Interlocked.Read(ref _entries);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>What the walked grids count.</summary>
    public TallyFolds Tallies { get; } = new();

    /// <summary>Who told whom what.</summary>
    public MessageLedger Messages { get; } = new();

    public int Streams => Volatile.Read(ref _streams);

    public long Commands => _commands.Sum(shard => (long)shard.Count);

    public int Found => Volatile.Read(ref _found);

    /// <summary>The findings that were kept, by stream and version.</summary>
    public ImmutableArray<AuditFinding> Findings()
    {
        lock (_findings)
        {
            return
            [
                .. _findings
                    .OrderBy(finding => finding.Stream, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Version ?? 0),
            ];
        }
    }

    public void Add(AuditFinding finding)
    {
        lock (_findings)
        {
            _found++;
            if (_findings.Count < FindingsMax)
            {
                _findings.Add(finding);
            }
        }
    }

    public void Walked(long entries) => Interlocked.Add(ref _entries, entries);

    /// <summary>How many files of a kind the streams that ended hold.</summary>
    public long Count(FileTable table)
    {
        lock (_files)
        {
            return _files[table];
        }
    }

    /// <summary>Notes that a stream was walked to its end, and how many files it holds.</summary>
    public void Ended(IEnumerable<(FileTable Table, int Count)> files)
    {
        lock (_files)
        {
            foreach (var (table, count) in files)
            {
                _files[table] += count;
            }
        }

        Interlocked.Increment(ref _streams);
    }

    public void LookedUp() => Interlocked.Increment(ref _acknowledged);

    /// <summary>Notes that a stream took a command; answers the stream that took it before, or null.</summary>
    public int? Claim(string commandId, int stream)
    {
        var key = Key(commandId);
        var shard = _commands[key % Shards];
        lock (shard)
        {
            ref var owner = ref CollectionsMarshal.GetValueRefOrAddDefault(shard, key, out var known);
            if (known)
            {
                return owner;
            }

            owner = stream;
            return null;
        }
    }

    /// <summary>The stream that took a command, or null.</summary>
    public int? OwnerOf(string commandId)
    {
        var key = Key(commandId);
        var shard = _commands[key % Shards];
        lock (shard)
        {
            return shard.TryGetValue(key, out var owner) ? owner : null;
        }
    }

    private static ulong Key(string commandId) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(commandId.AsSpan()));
}
