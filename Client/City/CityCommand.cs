using System.CommandLine;

namespace GridOrleans.City;

/// <summary>The verb <c>city</c>: make, check and ask a city plan.</summary>
internal static class CityCommand
{
    /// <summary>The verb with its three sub-verbs.</summary>
    public static Command Create() => new("city", "Make, check and ask the city's grid plan.")
    {
        CityGenerateCommand.Create(),
        CityCheckCommand.Create(),
        CityLocateCommand.Create(),
    };

    /// <summary>The option that every sub-verb has.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON for scripts." };

    /// <summary>The plan to read.</summary>
    public static Argument<DirectoryInfo> Plan() => new("PLAN")
    {
        Description = "The plan's folder (units.csv, grids.csv, grids.geojson and, if there is one, units.geojson).",
    };

    /// <summary>Runs a sub-verb; what a user can cause is told in one sentence on the error stream.</summary>
    /// <returns>The exit code: the sub-verb's own, 1 for an error, 130 when stopped.</returns>
    public static int Run(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 130;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PlanRefusedException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
