using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using GridOrleans.City.Generation;
using GridOrleans.Units;

namespace GridOrleans.City;

/// <summary><c>city locate</c>: tells which grid a place is in.</summary>
internal static class CityLocateCommand
{
    /// <summary>Rounds that the lookups are measured in; the median of them is told.</summary>
    private const int Rounds = 15;

    public static Command Create()
    {
        var folder = CityCommand.Plan();
        var lon = new Option<double>("--lon") { Description = "Longitude, WGS 84 degrees.", Required = true };
        var lat = new Option<double>("--lat") { Description = "Latitude, WGS 84 degrees.", Required = true };
        var repeat = new Option<int>("--repeat")
        {
            Description = "Then look up N points spread over the city and tell the median time of one.",
        };
        var json = CityCommand.Json();
        repeat.Validators.Add(result =>
        {
            // What is no number at all is named by the parser; asking for its value here would throw.
            if (result.Tokens is [{ Value: ['-', ..] }])
            {
                result.AddError("--repeat must not be negative.");
            }
        });
        var command = new Command("locate", "Tell which grid a place is in. The exit code is 1 outside the city.")
        {
            folder, lon, lat, repeat, json,
        };
        command.SetAction((parsed, stop) => Task.FromResult(CityCommand.Run(() =>
        {
            var plan = CityPlan.Load(parsed.GetRequiredValue(folder).FullName);
            var locator = new GridLocator(plan);
            var (x, y) = (parsed.GetValue(lon), parsed.GetValue(lat));
            var nanoseconds = Measure(locator, parsed.GetValue(repeat), stop);
            return Print(plan, locator.Locate(x, y), (x, y), nanoseconds, parsed.GetValue(json));
        })));
        return command;
    }

    private static int Print(CityPlan plan, UnitCode? code, (double Lon, double Lat) at, double? nanoseconds, bool json)
    {
        var grid = code is { } found ? plan.Grids.First(one => one.Code == found) : null;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { at.Lon, at.Lat, code, grid?.Name, grid?.Households, nanosecondsPerLookup = nanoseconds },
                CityJson.Options));
        }
        else
        {
            Console.WriteLine(grid is null ? "No grid: the place is outside the city." : $"{grid.Code} {grid.Name}");
            if (nanoseconds is { } time)
            {
                Console.WriteLine(FormattableString.Invariant($"{time:0} ns a lookup (median of {Rounds} rounds)."));
            }
        }

        return grid is null ? 1 : 0;
    }

    private static double? Measure(GridLocator locator, int lookups, CancellationToken stop)
    {
        if (lookups == 0)
        {
            return null;
        }

        var extent = locator.Extent;
        var draw = new SeededDraw(DefaultCity.Seed);
        (double Lon, double Lat)[] places = [.. Enumerable.Range(0, lookups).Select(_ =>
            (draw.Between(extent.MinX, extent.MaxX), draw.Between(extent.MinY, extent.MaxY)))
            .Where(place => locator.Locate(place.Item1, place.Item2) is not null)];
        List<double> rounds = [];
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            foreach (var (lon, lat) in places)
            {
                locator.Locate(lon, lat);
            }

            rounds.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / places.Length);
        }

        return rounds.Order().ElementAt(Rounds / 2);
    }
}
