using System.CommandLine;
using GridOrleans.Cluster.Faults;
using GridOrleans.Cluster.Scale;

return await new RootCommand("Puts GridOrleans on a stage of real processes: what faults cost, and what silos cost.")
{
    FaultsCommand.Create(),
    ScaleCommand.Create(),
}.Parse(args).InvokeAsync();
