using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Workflow;

/// <summary>
/// Answers what a definition allows: which moves a file stands ready for, and whether somebody may make one. Knows
/// nothing of cases or orders. Pure.
/// </summary>
internal sealed class WorkflowEngine<TFile, TStep, TMove>
    where TStep : struct, Enum
    where TMove : struct, Enum
{
    private readonly WorkflowDefinition<TFile, TStep, TMove> _definition;
    private readonly FrozenDictionary<TMove, MoveRule<TFile, TStep, TMove>> _rules;
    private readonly FrozenDictionary<TStep, ImmutableArray<MoveRule<TFile, TStep, TMove>>> _rulesFrom;

    /// <summary>Takes a definition.</summary>
    /// <exception cref="ArgumentException">The definition is not sound; every finding is named.</exception>
    public WorkflowEngine(WorkflowDefinition<TFile, TStep, TMove> definition)
    {
        var findings = string.Join(' ', definition.Findings());
        if (findings.Length > 0)
        {
            throw new ArgumentException(findings, nameof(definition));
        }

        _definition = definition;
        _rules = definition.Moves.ToFrozenDictionary(rule => rule.Move);
        _rulesFrom = Enum.GetValues<TStep>().ToFrozenDictionary(
            step => step,
            step => definition.Moves.Where(rule => rule.From.Contains(step)).ToImmutableArray());
    }

    /// <summary>The moves that the file allows now, whoever makes them.</summary>
    public ImmutableArray<TMove> LegalMoves(TFile file)
    {
        var rules = _rulesFrom[_definition.StepOf(file)];
        var moves = ImmutableArray.CreateBuilder<TMove>(rules.Length);
        foreach (var rule in rules)
        {
            if (Unmet(rule, file) is null)
            {
                moves.Add(rule.Move);
            }
        }

        return moves.DrainToImmutable();
    }

    /// <summary>The moves that the caller may make on the file now, by roles and by how they stand to it.</summary>
    public ImmutableArray<TMove> MovesOf(TFile file, Caller caller) =>
        [.. LegalMoves(file).Where(move => Entitle(_rules[move], file, caller).Granted)];

    /// <summary>
    /// Whether the caller holds a role for this move at this place at all; how they stand to the file is not asked yet.
    /// </summary>
    public Objection<TMove>? Admit(TMove move, Caller caller, UnitCode place) =>
        Holds(move, caller, place) is null ? Stranger(move, place) : null;

    /// <summary>Whether the caller may open a file here, and by which of the roles held.</summary>
    public Permit<TMove> Open(TMove move, Caller caller, UnitCode place) =>
        Holds(move, caller, place) is { } grant ? Sign(caller, grant) : Stranger(move, place);

    /// <summary>Whether the caller may make a move on a file as it stands, and by which of the roles held.</summary>
    public Permit<TMove> Check(TFile file, TMove move, Caller caller)
    {
        if (Admit(move, caller, _definition.PlaceOf(file)) is { } stranger)
        {
            return stranger;
        }

        var rule = _rules[move];
        var step = _definition.StepOf(file);
        if (!rule.From.Contains(step))
        {
            var from = rule.Opens ? "where there is none yet" : $"at {Spelling.List(rule.From)}";
            return Misplaced(
                file,
                RefusalCode.WrongStep,
                $"The {_definition.Noun.English} is {Spelling.Of(step)}; '{Spelling.Of(move)}' begins {from}.");
        }

        if (Unmet(rule, file) is { } condition)
        {
            return Misplaced(file, condition.Code, $"'{Spelling.Of(move)}' needs this: {condition.Text.English}.");
        }

        return Entitle(rule, file, caller);
    }

    private static Condition<TFile>? Unmet(MoveRule<TFile, TStep, TMove> rule, TFile file)
    {
        foreach (var condition in rule.Conditions)
        {
            if (!condition.Holds(file))
            {
                return condition;
            }
        }

        return null;
    }

    private Grant? Holds(TMove move, Caller caller, UnitCode place)
    {
        foreach (var claim in _rules[move].Who)
        {
            foreach (var grant in Grants(caller))
            {
                if (Covers(claim, grant, place))
                {
                    return grant;
                }
            }
        }

        return null;
    }

    private Objection<TMove> Stranger(TMove move, UnitCode place)
    {
        var roles = _rules[move].Who.SelectMany(claim => claim.Roles).Distinct();
        return new(
            RefusalCode.NotEntitled,
            $"'{Spelling.Of(move)}' is made by {Spelling.List(roles)}, at a unit that contains {place}; "
                + "the caller holds none of these roles there.");
    }

    private Permit<TMove> Entitle(MoveRule<TFile, TStep, TMove> rule, TFile file, Caller caller)
    {
        Relation<TFile>? missing = null;
        foreach (var claim in rule.Who)
        {
            foreach (var grant in Grants(caller))
            {
                if (!Covers(claim, grant, _definition.PlaceOf(file)))
                {
                    continue;
                }

                var candidate = Sign(caller, grant);
                if (Missing(claim, file, candidate) is not { } relation)
                {
                    return candidate;
                }

                missing ??= relation;
            }
        }

        return missing is null
            ? Open(rule.Move, caller, _definition.PlaceOf(file))
            : new Objection<TMove>(missing.Code, $"'{Spelling.Of(rule.Move)}' needs this: {missing.Text.English}.");
    }

    private static Relation<TFile>? Missing(Claim<TFile> claim, TFile file, Signature candidate)
    {
        foreach (var relation in claim.Relations)
        {
            if (!relation.Holds(file, candidate))
            {
                return relation;
            }
        }

        return null;
    }

    private static ImmutableArray<Grant> Grants(Caller caller) => caller.Grants.IsDefault ? [] : caller.Grants;

    private static bool Covers(Claim<TFile> claim, Grant grant, UnitCode place) =>
        claim.Roles.Contains(grant.Role) && grant.Unit.Contains(place);

    private static Signature Sign(Caller caller, Grant grant) => new(caller.Id, grant.Role, grant.Unit);

    private Objection<TMove> Misplaced(TFile file, RefusalCode code, string sentence)
    {
        var legal = LegalMoves(file);
        var instead = legal.IsEmpty ? "No move is possible now." : $"Possible now: {Spelling.List(legal)}.";
        return new(code, $"{sentence} {instead}") { LegalMoves = legal };
    }
}
