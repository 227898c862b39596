using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace GridOrleans.Grids;

/// <summary>
/// A grid's files of one kind: the open ones whole, of the sealed ones only where their entries are. Mutable, as the
/// <see cref="GridState"/> that it is a part of.
/// </summary>
/// <param name="kind">What a file is called in a sentence, such as "Case".</param>
internal sealed class FileDrawer<TFile>(string kind)
    where TFile : class, IGridFile
{
    private readonly Dictionary<int, TFile> _open = [];
    private readonly Dictionary<int, ImmutableArray<long>> _sealed = [];

    private TFile? _lastSealed;

    /// <summary>The serial that the next file gets; from 1.</summary>
    public int NextSerial { get; private set; } = 1;

    /// <summary>The files that are not sealed.</summary>
    public IReadOnlyCollection<TFile> Open => _open.Values;

    /// <summary>How many files are sealed.</summary>
    public int SealedCount => _sealed.Count;

    /// <summary>The open file with this serial, or null.</summary>
    public TFile? Find(int serial) => _open.GetValueOrDefault(serial);

    /// <summary>The file as the newest command on it left it, also when that command sealed it.</summary>
    public TFile JustChanged(int serial) =>
        Find(serial)
        ?? (_lastSealed?.Serial == serial ? _lastSealed : null)
        ?? throw new InvalidOperationException($"Nothing changed {kind} {serial} just now.");

    /// <summary>Where the entries of a sealed file are; empty when there is no such file.</summary>
    public ImmutableArray<long> SealedVersions(int serial) => _sealed.GetValueOrDefault(serial, []);

    /// <summary>The file that a fact is about, before it; null when the fact opens the file.</summary>
    /// <exception cref="InvalidOperationException">A file is opened out of turn: the journal is damaged.</exception>
    public TFile? Before(int serial, bool opens)
    {
        var file = Find(serial);
        return !opens || (file is null && serial == NextSerial)
            ? file
            : throw new InvalidOperationException($"{kind} {NextSerial} is expected next; {serial} cannot follow.");
    }

    /// <summary>Takes a file as a fact left it: among the open ones, or out of memory when it is sealed.</summary>
    public void Put(TFile file)
    {
        var serial = file.Serial;
        NextSerial = Math.Max(NextSerial, serial + 1);
        if (file.IsSealed)
        {
            _open.Remove(serial);
            _sealed[serial] = file.Versions;
            _lastSealed = file;
            return;
        }

        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, serial, out _);
        if (before is null or { IsSealed: true })
        {
            _sealed.Remove(serial);
        }

        before = file;
    }

    /// <summary>
    /// Puts a sealed file among the open ones again, so that rules can see it; the next fold may seal it.
    /// </summary>
    public void Restore(TFile file) => _open.TryAdd(file.Serial, file);

    /// <summary>Takes a restored file away again when no command reopened it.</summary>
    public void Release(int serial)
    {
        if (_open.TryGetValue(serial, out var file) && file.IsSealed)
        {
            _open.Remove(serial);
        }
    }

    /// <summary>The open files by serial, for a snapshot; a restored one is not among them.</summary>
    public ImmutableArray<TFile> ToSnapshot() =>
        [.. _open.Values.Where(file => !file.IsSealed).OrderBy(file => file.Serial)];

    /// <summary>Where every sealed file's entries are, for a snapshot.</summary>
    public ImmutableDictionary<int, ImmutableArray<long>> ToSealed() => _sealed.ToImmutableDictionary();

    /// <summary>Fills an empty drawer with what was snapshotted; the open files follow by <see cref="Put"/>.</summary>
    public void Load(int nextSerial, ImmutableDictionary<int, ImmutableArray<long>> sealedVersions)
    {
        NextSerial = nextSerial;
        foreach (var (serial, versions) in sealedVersions)
        {
            _sealed.Add(serial, versions);
        }
    }
}
