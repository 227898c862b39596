using System.CommandLine;
using GridOrleans.Access;
using GridOrleans.City;
using GridOrleans.Gateway;
using GridOrleans.Migrate;
using GridOrleans.Surge;
using GridOrleans.Verify;

return await new RootCommand("GridOrleans: the grid governance of a city, from outside the cluster.")
{
    GatewayCommand.Create(),
    CityCommand.Create(),
    SurgeCommand.Create(),
    TokenCommand.Create(),
    VerifyCommand.Create(),
    MigrateCommand.Create(),
}.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = GatewayCommand.DrainMax });
