using System.CommandLine;
using GridOrleans.Peers.Crud;
using GridOrleans.Peers.Limits;
using GridOrleans.Peers.Ours;
using GridOrleans.Peers.Rounds;
using GridOrleans.Peers.Sharding;
using GridOrleans.Peers.WriteState;

return await new RootCommand(
    "What this project is compared with, each a process that 'Client -- bench peers' starts and loads.")
{
    PeerVerb.Loaded("ours", "This project's grains, in-process.", OurGrains.Start),
    CrudVerb.Create(),
    PeerVerb.Loaded("write-state", "Orleans with WriteStateAsync a step.", StateGrains.Start),
    PeerVerb.Loaded("akka", "Akka.NET cluster sharding with Akka.Persistence.Sql.", ShardedGrids.Start),
    PeerVerb.Of("journal", "The journal's rows in batches, and nothing else.", BareJournal.Start),
    PeerVerb.Of("pgbench", "The journal's row, one a transaction, by pgbench.", async to => await Pgbench.Start(to)),
    PeerVerb.Of("file", "The row's bytes in a file, fdatasync after each.", BareFile.Start),
}.Parse(args).InvokeAsync();
