namespace GridOrleans.Catalogue;

/// <summary>The catalogue of items.</summary>
internal sealed record ItemCatalogue;
