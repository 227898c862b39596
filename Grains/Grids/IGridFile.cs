using System.Collections.Immutable;

namespace GridOrleans.Grids;

/// <summary>What a grid must know of a file, a case's or an order's, to keep it.</summary>
internal interface IGridFile
{
    /// <summary>Its serial among the grid's files of its kind.</summary>
    int Serial { get; }

    /// <summary>Whether it has ended: then it leaves memory.</summary>
    bool IsSealed { get; }

    /// <summary>The versions of its entries in the grid's stream.</summary>
    ImmutableArray<long> Versions { get; }
}
