using GridOrleans.Bench.Load;

namespace GridOrleans.Bench.Peers;

/// <summary>One row of the comparison.</summary>
/// <param name="Name">What <c>--only</c> calls it.</param>
/// <param name="What">What it is, in a table.</param>
/// <param name="Host">The process that serves it; several peers may share one.</param>
/// <param name="Shape">What is different from one case a call over all grids.</param>
internal sealed record Peer(string Name, string What, PeerHost Host, Func<RoundOrder, RoundOrder>? Shape = null)
{
    /// <summary>Commands in one batch: what a phone collected in a valley.</summary>
    private const int Batch = 25;

    private static readonly PeerHost Grains = new("grains", "ours");
    private static readonly PeerHost Silo = new("silo", PeerHost.Silo) { Http = "entry" };
    private static readonly PeerHost Crud = new("crud", "crud") { Http = "crud_history" };
    private static readonly PeerHost Lean = new("crud-lean", "crud", "--lean") { Http = "crud_history" };
    private static readonly PeerHost WriteState = new("write-state", "write-state");
    private static readonly PeerHost Akka = new("akka", "akka");

    /// <summary>All there are, in the table's order.</summary>
    public static IReadOnlyList<Peer> All { get; } =
    [
        new("in-process", "this project's grains, in-process, one command a call", Grains),
        new("in-process-hot", "the same, 90 % on 50 grids", Grains, Hot),
        new("in-process-batch", "the same, 25 commands of one grid a call", Grains, Batched),
        new("http", "this project's silo over HTTP, one command a request", Silo),
        new("http-batch", "the same, 25 commands of one grid a request", Silo, Batched),
        new("crud", "natural CRUD over HTTP: lock, update, insert history, commit", Crud),
        new("crud-lean", "its leanest form over HTTP: one statement a step", Lean),
        new("write-state", "Orleans, a grain a case, WriteStateAsync a step, in-process", WriteState),
        new("akka", "Akka.NET sharding and Akka.Persistence.Sql, in-process", Akka),
        new("akka-hot", "the same, 90 % on 50 grids", Akka, Hot),
        new("pgbench", "pgbench: the journal's row, one a transaction", new("pgbench", "pgbench")),
        new("journal", "bare journal: 512 rows a transaction, 2 writers", new("journal", "journal")),
        new("file", "bare file: the row's bytes, fdatasync after each", new("file", "file")),
    ];

    /// <summary>The order of one of its rounds.</summary>
    public RoundOrder Order(RoundOrder order) => Shape is { } shape ? shape(order) : order;

    private static RoundOrder Hot(RoundOrder order) => order with { Hot = true };

    private static RoundOrder Batched(RoundOrder order) => order with { PerCall = Batch };
}

/// <summary>A process that serves one or more peers, with a database of its own.</summary>
/// <param name="Name">What it and its database are called.</param>
/// <param name="Verb">How <c>tests/Peers</c> starts it; <see cref="Silo"/> for this project's own program.</param>
/// <param name="More">More of its command line.</param>
internal sealed record PeerHost(string Name, string Verb, params string[] More)
{
    /// <summary>Started as an operator starts it.</summary>
    public const string Silo = "Silo";

    /// <summary>The table with its history when it is loaded over HTTP; null when it loads itself.</summary>
    public string? Http { get; init; }
}
