using System.CommandLine;
using GridOrleans.Access;
using GridOrleans.City;
using GridOrleans.Gateway;
using GridOrleans.Surge;

return await new RootCommand("GridOrleans: the grid governance of a city, from outside the cluster.")
{
    GatewayCommand.Create(),
    CityCommand.Create(),
    SurgeCommand.Create(),
    TokenCommand.Create(),
}.Parse(args).InvokeAsync();
