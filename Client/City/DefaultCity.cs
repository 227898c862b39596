using GridOrleans.City.Generation;

namespace GridOrleans.City;

/// <summary>The city a silo starts with when nobody has given it a plan.</summary>
internal static class DefaultCity
{
    /// <summary>The seed of the default plan (our convention).</summary>
    public const int Seed = 1;

    /// <summary>Loads the plan of a folder; where there is none, generates one into it first.</summary>
    /// <param name="folder">The plan's folder; created where it is missing. A stop leaves no plan in it.</param>
    /// <param name="seed">The seed to generate with.</param>
    /// <param name="progress">Told how the generating goes; silent when there is a plan.</param>
    /// <param name="stop">Stops the generating.</param>
    /// <exception cref="PlanRefusedException">The plan has errors.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The generating was stopped.</exception>
    public static CityPlan LoadOrGenerate(
        string folder, int seed = Seed, IProgress<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        if (!CityPlan.IsIn(folder))
        {
            Generate(folder, seed, progress, stop);
        }

        return CityPlan.Load(folder);
    }

    private static void Generate(string folder, int seed, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        var plan = CityGenerator.Generate(seed, progress, stop);
        try
        {
            plan.Write(folder);
        }
        catch (IOException) when (CityPlan.IsIn(folder))
        {
            // another silo on this folder was faster; its plan counts
        }
    }
}
