using System.CommandLine;
using GridOrleans.Cluster.Faults;

return await new RootCommand("Puts GridOrleans on a stage of real processes: what faults cost, and what silos cost.")
{
    FaultsCommand.Create(),
}.Parse(args).InvokeAsync();
