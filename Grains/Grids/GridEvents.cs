using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>The grid's facts as the city plan has them.</summary>
internal sealed record GridEstablished(string Name, int Households, string? Responsible = null) : Fact;
