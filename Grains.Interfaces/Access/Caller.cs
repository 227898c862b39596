using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Access;

/// <summary>Who asks: a person or an office, with the roles held.</summary>
/// <param name="Id">The person's or office's id in the identity provider.</param>
/// <param name="Grants">The roles held, each at its unit.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<Grant> Grants);

/// <summary>A role held at a unit: it reaches that unit and its subtree.</summary>
/// <param name="Role">The role.</param>
/// <param name="Unit">Where it is held.</param>
[GenerateSerializer, Immutable, Alias("grant")]
public sealed record Grant([property: Id(0)] Role Role, [property: Id(1)] UnitCode Unit);

/// <summary>Who made a move, and by which of the roles held: what the case file keeps.</summary>
/// <param name="Id">The person's or office's id.</param>
/// <param name="Role">The role that entitled them.</param>
/// <param name="Unit">Where that role is held.</param>
[GenerateSerializer, Immutable, Alias("signature")]
public sealed record Signature(
    [property: Id(0)] string Id,
    [property: Id(1)] Role Role,
    [property: Id(2)] UnitCode Unit);
