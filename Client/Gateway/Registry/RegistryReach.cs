using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Registry;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Registry;

/// <summary>
/// What the gateway refuses before a registry is asked: who reaches nothing there learns nothing. Which role sees what
/// the registry itself decides (docs/registry.md).
/// </summary>
internal static class RegistryReach
{
    /// <summary>Why a caller cannot ask about a unit; null when its registries decide.</summary>
    public static ProblemResult? Away(Caller caller, UnitCode unit, UnitDirectory units)
    {
        if (!caller.Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        return units.Find(unit) is null ? Replies.Problem(CaseReach.UnknownUnit(unit)) : null;
    }

    /// <summary>A text that is no grid's code; null when it is one.</summary>
    public static ProblemResult? NoGrid(string code, out UnitCode grid) =>
        UnitCode.TryParse(code, null, out grid) && grid.Level is UnitLevel.Grid
            ? null
            : Replies.Problem(
                RefusalCode.Invalid,
                $"'{code}' is not a grid's code.",
                new FieldError("code", "Expected: 15 digits."));

    /// <summary>A text that is no record's number; null when it is one.</summary>
    public static ProblemResult? NoRecord(string text, out RecordNumber number) =>
        RecordNumber.TryParse(text, null, out number)
            ? null
            : Replies.Problem(
                RefusalCode.Invalid,
                "That is no record's number.",
                new FieldError("number", "Expected: a grid's 15 digits, '-R' and a serial from 1."));

    /// <summary>A grid's registry.</summary>
    public static IRegistryGrain Registry(this IGrainFactory grains, UnitCode grid) =>
        grains.GetGrain<IRegistryGrain>(grid.ToString());
}
