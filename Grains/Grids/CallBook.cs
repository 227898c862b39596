using System.Collections.Concurrent;
using GridOrleans.Silos;
using GridOrleans.Units;

namespace GridOrleans.Grids;

/// <summary>How often each grid of this silo was called: each grain raises its number, operators read them.</summary>
internal sealed class CallBook
{
    private readonly ConcurrentDictionary<UnitCode, Page> _pages = [];

    /// <summary>How many grids live on this silo.</summary>
    public int Grids => _pages.Count;

    /// <summary>A grid that begins to live here.</summary>
    public Page Open(UnitCode grid) => _pages[grid] = new();

    /// <summary>A grid that lives here no longer.</summary>
    public void Close(UnitCode grid, Page page) => _pages.TryRemove(KeyValuePair.Create(grid, page));

    /// <summary>What has been counted of each so far.</summary>
    public Dictionary<UnitCode, long> Now() => _pages.ToDictionary(page => page.Key, page => page.Value.Calls);

    /// <summary>What was counted since, the most first; whoever was not called is left out.</summary>
    public IEnumerable<GridCalls> Since(Dictionary<UnitCode, long> before) =>
        from page in Now()
        let calls = page.Value - before.GetValueOrDefault(page.Key)
        where calls > 0
        orderby calls descending, page.Key
        select new GridCalls(page.Key, calls);

    /// <summary>One grid's number. Raised by its grain alone, so that it costs the command nothing.</summary>
    public sealed class Page
    {
        private long _calls;

        /// <summary>Calls so far.</summary>
        public long Calls => Volatile.Read(ref _calls);

        /// <summary>So many calls more.</summary>
        public void Add(int calls) => _calls += calls;
    }
}
