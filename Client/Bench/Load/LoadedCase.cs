using System.Globalization;

namespace GridOrleans.Bench.Load;

/// <summary>One case on its way.</summary>
/// <param name="Prefix">What its commands' ids begin with; no other case of the run has the same.</param>
/// <param name="Grid">Which grid it is in, counted from 0.</param>
internal sealed record LoadedCase(string Prefix, int Grid)
{
    /// <summary>What the server calls it; null before its report was acknowledged.</summary>
    public string? Number { get; set; }

    /// <summary>The id of a step's command.</summary>
    public string CommandId(int step) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{step}");
}
