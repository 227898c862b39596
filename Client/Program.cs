using System.CommandLine;
using GridOrleans.City;
using GridOrleans.Surge;

return await new RootCommand("GridOrleans: the grid governance of a city, from outside the cluster.")
{
    CityCommand.Create(),
    SurgeCommand.Create(),
}.Parse(args).InvokeAsync();
