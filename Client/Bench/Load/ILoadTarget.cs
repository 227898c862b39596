namespace GridOrleans.Bench.Load;

/// <summary>What is loaded: it takes cases through their steps and can be asked what it keeps of them.</summary>
internal interface ILoadTarget
{
    /// <summary>In how many grids cases may be.</summary>
    int Grids { get; }

    /// <summary>Sends one step of one case, or of several of one grid at once; ends when all are durable.</summary>
    /// <param name="cases">The cases; a report sets their numbers.</param>
    /// <param name="step">The step, 0 to 6.</param>
    /// <exception cref="LoadFaultException">It was not acknowledged.</exception>
    Task Move(LoadedCase[] cases, int step);

    /// <summary>The ids of all durable commands that begin so, each as often as it is there.</summary>
    IAsyncEnumerable<string> DurableIds(string prefix);
}
