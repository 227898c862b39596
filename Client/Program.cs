using System.CommandLine;
using GridOrleans.City;

return await new RootCommand("GridOrleans: the grid governance of a city, from outside the cluster.")
{
    CityCommand.Create(),
}.Parse(args).InvokeAsync();
