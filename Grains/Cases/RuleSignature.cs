using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>How a rule of the city signs what it decides by itself.</summary>
internal static class RuleSignature
{
    /// <summary>The signature of a rule.</summary>
    /// <param name="rule">The rule's name, as its <c>why</c> has it.</param>
    /// <param name="unit">Where it decided.</param>
    public static Signature Of(string rule, UnitCode unit) => new($"rule:{rule}", Role.Rule, unit);
}
