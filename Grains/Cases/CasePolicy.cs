using GridOrleans.Catalogue;

namespace GridOrleans.Cases;

/// <summary>What the city has settled about cases, as configuration: what rules see besides the file.</summary>
/// <param name="Catalogue">
/// The items, and the admission tickets of those that gridworkers may be given, by the version in force.
/// </param>
/// <param name="Limits">The time limits by severity.</param>
internal sealed record CasePolicy(CatalogueHistory Catalogue, TimeLimits Limits);
