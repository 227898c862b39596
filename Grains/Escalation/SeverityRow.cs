using System.Collections.Immutable;
using GridOrleans.Clocks;
using GridOrleans.Units;

namespace GridOrleans.Escalation;

/// <summary>What the city has settled for one severity.</summary>
/// <param name="Owner">The level that owns it first.</param>
/// <param name="Acknowledge">Within which it must be acknowledged.</param>
/// <param name="Handle">Within which it must be done.</param>
/// <param name="Escalate">Where it goes when a limit is missed, in the order of time.</param>
/// <param name="Repeat">How often its owner is reminded until it is acknowledged; null for never.</param>
internal sealed record SeverityRow(
    UnitLevel Owner,
    Limit Acknowledge,
    Limit Handle,
    ImmutableArray<EscalationStep> Escalate,
    Limit? Repeat)
{
    /// <summary>The step to take when a limit was missed for so many limits; null when there is none.</summary>
    public EscalationStep? StepAt(int limitsLater)
    {
        foreach (var step in Escalate)
        {
            if (step.LimitsLater == limitsLater)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>Whether a step follows later than that.</summary>
    public bool StepsAfter(int limitsLater) => !Escalate.IsEmpty && Escalate[^1].LimitsLater > limitsLater;
}

/// <summary>Where a matter goes when a limit is missed.</summary>
/// <param name="To">The level that owns it then.</param>
/// <param name="LimitsLater">So many further limits after the deadline; 0 at the deadline itself.</param>
internal sealed record EscalationStep(UnitLevel To, int LimitsLater);
