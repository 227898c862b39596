namespace GridOrleans.City;

/// <summary>How far the making of a plan has come.</summary>
/// <param name="Stage">What is being done, for people.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Steps in all.</param>
internal readonly record struct PlanProgress(string Stage, int Done, int Of);
