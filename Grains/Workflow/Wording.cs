namespace GridOrleans.Workflow;

/// <summary>What people read, in both of the city's languages.</summary>
internal sealed record Wording(string Chinese, string English);
