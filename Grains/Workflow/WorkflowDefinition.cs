using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Workflow;

/// <summary>
/// A workflow as data: the steps of a file and the moves between them. Cases are one definition, the six-slip orders
/// another; <see cref="WorkflowEngine{TFile, TStep, TMove}"/> reads both.
/// </summary>
/// <typeparam name="TFile">What is moved, as it stands.</typeparam>
/// <typeparam name="TStep">Its steps, in their order.</typeparam>
/// <typeparam name="TMove">The moves.</typeparam>
internal sealed record WorkflowDefinition<TFile, TStep, TMove>
    where TStep : struct, Enum
    where TMove : struct, Enum
{
    /// <summary>What a file is called in a sentence, such as "case".</summary>
    public required Wording Noun { get; init; }

    /// <summary>The steps' names.</summary>
    public required ImmutableSortedDictionary<TStep, Wording> Steps { get; init; }

    /// <summary>The moves, in the order in which people are told of them.</summary>
    public required ImmutableArray<MoveRule<TFile, TStep, TMove>> Moves { get; init; }

    /// <summary>The step a file stands at.</summary>
    public required Func<TFile, TStep> StepOf { get; init; }

    /// <summary>Where a file lives: a role entitles only when its unit contains this.</summary>
    public required Func<TFile, UnitCode> PlaceOf { get; init; }

    /// <summary>Everything that is wrong with the definition, one sentence each; empty when it is sound.</summary>
    public IEnumerable<string> Findings() =>
        [.. Unnamed(), .. Miscounted(), .. Moves.SelectMany(Incomplete), .. Unreachable(), .. DeadEnds()];

    private IEnumerable<string> Unnamed() =>
        from step in Enum.GetValues<TStep>()
        where !Steps.ContainsKey(step)
        select $"Step {step} has no name.";

    private IEnumerable<string> Miscounted() =>
        from move in Enum.GetValues<TMove>()
        let count = Moves.Count(rule => rule.Move.Equals(move))
        where count != 1
        select $"Move {move} is defined {count} times; once is expected.";

    private static IEnumerable<string> Incomplete(MoveRule<TFile, TStep, TMove> rule)
    {
        if (rule.Who.IsEmpty || rule.Who.Any(claim => claim.Roles.IsEmpty))
        {
            yield return $"Move {rule.Move} can be made by nobody, or by a claim without a role.";
        }

        var asksOfTheFile = !rule.Conditions.IsEmpty || rule.Who.Any(claim => !claim.Relations.IsEmpty);
        if (rule.Opens && (rule.To.IsEmpty || asksOfTheFile))
        {
            yield return $"Move {rule.Move} opens a file: it needs a step to lead to, and nothing can be asked of the "
                + "file before it is there.";
        }
    }

    private IEnumerable<string> Unreachable()
    {
        HashSet<TStep> reached = [.. Moves.Where(rule => rule.Opens).SelectMany(rule => rule.To)];
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(Moves.Where(rule => rule.From.Any(reached.Contains)).SelectMany(rule => rule.To));
        }

        return Enum.GetValues<TStep>().Except(reached).Select(step => $"No move leads to step {step}.");
    }

    // A file may end at the last step; anywhere else it would be stuck.
    private IEnumerable<string> DeadEnds() =>
        from step in Enum.GetValues<TStep>().SkipLast(1)
        where !Moves.Any(rule => rule.From.Contains(step) && rule.To.Any(to => !to.Equals(step)))
        select $"No move leads away from step {step}.";
}
