using GridOrleans.Access;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Cases;

/// <summary>What the gateway refuses before a grid is asked, and what it keeps from those who may not know.</summary>
internal static class CaseReach
{
    /// <summary>Why the caller cannot ask the grid for a change; null when the grid's rules decide.</summary>
    public static Refusal? Write(Caller caller, UnitCode grid, UnitDirectory units)
    {
        if (!caller.Writes(grid))
        {
            return CallerOfRequest.OutOfReach(grid);
        }

        return units.Find(grid) is null ? UnknownUnit(grid) : null;
    }

    /// <summary>Why the caller cannot read files of the grid, not even their own; null when they can.</summary>
    public static Refusal? Read(Caller caller, UnitCode grid, UnitDirectory units)
    {
        if (!caller.Reads(grid) && !caller.LivesIn(grid))
        {
            return CallerOfRequest.OutOfReach(grid);
        }

        return units.Find(grid) is null ? UnknownUnit(grid) : null;
    }

    /// <summary>The answer for somebody who cannot read every file there: no hint whether a file exists.</summary>
    public static Reply<T> Veil<T>(Reply<T> reply, Caller caller, UnitCode grid)
        where T : class =>
        reply.Refusal is { Code: RefusalCode.UnknownCase or RefusalCode.UnknownOrder } && !caller.Reads(grid)
            ? CallerOfRequest.OutOfReach(grid)
            : reply;

    /// <summary>A code that the plan does not have; no grain is started for it.</summary>
    public static Refusal UnknownUnit(UnitCode code) => new(
        RefusalCode.UnknownUnit,
        $"The city plan has no unit {code}. GET /v1/units/1402 lists the city's districts, and so on down.");
}
