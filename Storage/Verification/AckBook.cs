using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GridOrleans.Commands;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Verification;

/// <summary>
/// What was acknowledged, kept small enough for a year: 128 bits of each command's id, a number for its stream, the
/// version it was answered with. Safe for many at once while it is filled.
/// </summary>
internal sealed class AckBook
{
    private readonly Dictionary<UInt128, Entry> _entries = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _streams = [];
    private readonly Lock _lock = new();

    /// <summary>How many commands were acknowledged.</summary>
    public int Count => _entries.Count;

    /// <summary>Notes that a grid acknowledged; a later answer to the same command changes nothing.</summary>
    public void AddCase(CommandId command, UnitCode grid, long version) => Add(command, Streams.OfGrid(grid), version);

    /// <summary>Notes that a gridworker's patrols acknowledged; a later answer changes nothing.</summary>
    public void AddPatrol(CommandId command, string worker, long version) =>
        Add(command, Streams.OfPatrols(worker), version);

    private void Add(CommandId command, string stream, long version)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(stream, out var place))
            {
                place = _streams.Count;
                _streams.Add(stream);
                _places.Add(stream, place);
            }

            _entries.TryAdd(Key(command.ToString()), new() { Stream = place, Version = version });
        }
    }

    /// <summary>All that was acknowledged.</summary>
    public IReadOnlyCollection<Entry> All => _entries.Values;

    /// <summary>The name of an entry's stream.</summary>
    public string StreamOf(Entry entry) => _streams[entry.Stream];

    /// <summary>Notes that a command was met in the journal.</summary>
    /// <returns>The entry as it was before; null when nobody was told that the command took effect.</returns>
    public Entry? Meet(string commandId)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, Key(commandId));
        if (Unsafe.IsNullRef(ref entry))
        {
            return null;
        }

        var before = entry;
        entry = before with { Met = before.Met + 1 };
        return before;
    }

    private static UInt128 Key(string commandId) =>
        XxHash128.HashToUInt128(MemoryMarshal.AsBytes(commandId.AsSpan()));

    /// <summary>One acknowledged command.</summary>
    public readonly record struct Entry
    {
        /// <summary>The number of its stream.</summary>
        public required int Stream { get; init; }

        /// <summary>The version it was answered with.</summary>
        public required long Version { get; init; }

        /// <summary>How often it was met in the journal.</summary>
        public int Met { get; init; }
    }
}
