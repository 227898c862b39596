using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GridOrleans.Cases;
using GridOrleans.Orders;

namespace GridOrleans;

/// <summary>The answer to a command or a read: a value, or the rule that refused it.</summary>
/// <typeparam name="T">What is answered when nothing stands against it.</typeparam>
/// <param name="Value">Set when the command was accepted.</param>
/// <param name="Refusal">Set when it was not.</param>
[GenerateSerializer, Immutable, Alias("reply`1")]
public sealed record Reply<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
    where T : class
{
    /// <summary>
    /// Whether the command was accepted; then <see cref="Value"/> is set, otherwise <see cref="Refusal"/>.
    /// </summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    /// <summary>An accepted command's answer.</summary>
    public static implicit operator Reply<T>(T value) => new(value, null);

    /// <summary>A refused command's answer.</summary>
    public static implicit operator Reply<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>A rule said no. Expected and typed, never an exception. Nothing was changed.</summary>
/// <param name="Code">Which rule; clients branch on this.</param>
/// <param name="Detail">One sentence for a person: what is wrong and what to do.</param>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal([property: Id(0)] RefusalCode Code, [property: Id(1)] string Detail)
{
    /// <summary>The moves that the case allows now; set where the case's position is the reason.</summary>
    [Id(2)]
    public ImmutableArray<CaseMove> LegalMoves { get; init; } = [];

    /// <summary>The fields at fault, for <see cref="RefusalCode.Invalid"/>.</summary>
    [Id(3)]
    public ImmutableArray<FieldError> Fields { get; init; } = [];

    /// <summary>The moves that the order allows now; set where the order's position is the reason.</summary>
    [Id(4)]
    public ImmutableArray<OrderMove> OrderMoves { get; init; } = [];
}

/// <summary>One field of a command that cannot be accepted.</summary>
/// <param name="Field">The field's JSON path, such as <c>place.lon</c>.</param>
/// <param name="Message">What is expected there.</param>
[GenerateSerializer, Immutable, Alias("field-error")]
public sealed record FieldError([property: Id(0)] string Field, [property: Id(1)] string Message);
