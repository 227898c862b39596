using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GridOrleans.Access;

namespace GridOrleans.Workflow;

/// <summary>What the engine answers when somebody wants to make a move: the signature to record, or what stands
/// against it.</summary>
internal readonly record struct Permit<TMove>(Signature? By, Objection<TMove>? Objection)
    where TMove : struct, Enum
{
    /// <summary>
    /// Whether the move may be made; then <see cref="By"/> is set, otherwise <see cref="Objection"/>.
    /// </summary>
    [MemberNotNullWhen(true, nameof(By))]
    [MemberNotNullWhen(false, nameof(Objection))]
    public bool Granted => By is not null;

    public static implicit operator Permit<TMove>(Signature by) => new(by, null);

    public static implicit operator Permit<TMove>(Objection<TMove> objection) => new(null, objection);
}

/// <summary>Why a move may not be made.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="Detail">One sentence for a person.</param>
internal sealed record Objection<TMove>(RefusalCode Code, string Detail)
    where TMove : struct, Enum
{
    /// <summary>The moves that are possible instead; set where the file's position is the reason.</summary>
    public ImmutableArray<TMove> LegalMoves { get; init; } = [];
}
