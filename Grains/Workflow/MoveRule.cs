using System.Collections.Immutable;
using GridOrleans.Access;

namespace GridOrleans.Workflow;

/// <summary>One move of a workflow, as data: where it begins and ends, what it needs, and who may make it.</summary>
/// <typeparam name="TFile">What is moved, as it stands.</typeparam>
/// <typeparam name="TStep">Its steps, in their order.</typeparam>
/// <typeparam name="TMove">The moves.</typeparam>
/// <param name="Move">The move.</param>
/// <param name="Title">Its name.</param>
internal sealed record MoveRule<TFile, TStep, TMove>(TMove Move, Wording Title)
    where TStep : struct, Enum
    where TMove : struct, Enum
{
    /// <summary>The steps it begins at; empty for a move that opens a file.</summary>
    public ImmutableArray<TStep> From { get; init; } = [];

    /// <summary>The steps it may lead to; empty when the step stays as it is.</summary>
    public ImmutableArray<TStep> To { get; init; } = [];

    /// <summary>What must hold of the file besides its step; checked in this order.</summary>
    public ImmutableArray<Condition<TFile>> Conditions { get; init; } = [];

    /// <summary>Who may make it: one claim that holds is enough.</summary>
    public required ImmutableArray<Claim<TFile>> Who { get; init; }

    /// <summary>
    /// What the rules ask of the command itself or of what the city has settled. The engine does not check these; they
    /// stand here so that the definition tells the whole move.
    /// </summary>
    public ImmutableArray<Wording> Demands { get; init; } = [];

    /// <summary>Whether the move opens a file.</summary>
    public bool Opens => From.IsEmpty;
}

/// <summary>Something that must hold of a file before a move.</summary>
/// <param name="Text">The requirement, as a clause: "the case is not suspended".</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Code">Which rule refuses where it does not.</param>
internal sealed record Condition<TFile>(
    Wording Text,
    Func<TFile, bool> Holds,
    RefusalCode Code = RefusalCode.WrongStep);

/// <summary>How whoever makes a move must stand to the file.</summary>
/// <param name="Text">The requirement, as a clause: "the caller is the assignee".</param>
/// <param name="Holds">Whether somebody, by one of the roles held, stands so.</param>
/// <param name="Code">Which rule refuses where they do not.</param>
internal sealed record Relation<TFile>(
    Wording Text,
    Func<TFile, Signature, bool> Holds,
    RefusalCode Code = RefusalCode.NotEntitled);

/// <summary>
/// One way to be entitled to a move: one of the roles, held at a unit that contains the file's place.
/// </summary>
/// <param name="Roles">The roles; one is enough.</param>
/// <param name="Relations">How the holder must stand to the file; all must hold.</param>
internal sealed record Claim<TFile>(ImmutableArray<Role> Roles, params ImmutableArray<Relation<TFile>> Relations);
