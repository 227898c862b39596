using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.City.Guarantees;

/// <summary>Whether a guarantee holds.</summary>
/// <param name="Guarantee">Which one.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Holds">Whether it is broken nowhere.</param>
/// <param name="Count">In how many places it is broken, on this page and off it.</param>
/// <param name="Violations">The places, in the order of their codes.</param>
internal sealed record GuaranteeReport(
    Guarantee Guarantee,
    string Name,
    string English,
    bool Holds,
    int Count,
    ImmutableArray<GuaranteeViolation> Violations)
{
    /// <summary>A report over all its violations.</summary>
    public static GuaranteeReport Of(Guarantee guarantee, IEnumerable<GuaranteeViolation> violations)
    {
        var (chinese, english) = Names(guarantee);
        ImmutableArray<GuaranteeViolation> all = [.. violations];
        return new(guarantee, chinese, english, all.IsEmpty, all.Length, all);
    }

    /// <summary>The same for a unit's subtree: what concerns at least one unit or grid in it.</summary>
    public GuaranteeReport Within(UnitCode unit)
    {
        var prefix = unit.ToString();
        return unit.Level is UnitLevel.City
            ? this
            : Of(Guarantee, Violations.Where(one => one.Codes.Any(code => code.StartsWith(prefix, Ordinal))));
    }

    /// <summary>The same with some of its violations only.</summary>
    public GuaranteeReport Page(int skip, int limit) =>
        this with { Violations = [.. Violations.Skip(skip).Take(limit)] };

    private const StringComparison Ordinal = StringComparison.Ordinal;

    /// <summary>A guarantee's names, as the city words them.</summary>
    public static (string Chinese, string English) Names(Guarantee guarantee) => guarantee switch
    {
        Guarantee.NoOverlappingBorder => ("边界不重叠", "No overlapping border"),
        Guarantee.NoGridWithoutResponsible => ("网格不缺人", "No grid without a responsible gridworker"),
        Guarantee.NoGapInManagement => ("管理无空白", "No gap in management"),
        Guarantee.NoHouseholdUnserved => ("服务不漏户", "No household unserved"),
    };
}
