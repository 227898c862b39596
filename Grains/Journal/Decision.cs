using System.Diagnostics.CodeAnalysis;

namespace GridOrleans.Journal;

/// <summary>What a rule answers: the facts to journal, or the refusal to return.</summary>
internal readonly record struct Decision(IReadOnlyList<Fact> Facts, Refusal? Refusal)
{
    /// <summary>Whether the rule said no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool Refused => Refusal is not null;

    public static implicit operator Decision(Fact fact) => new([fact], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
