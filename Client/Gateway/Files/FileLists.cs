using GridOrleans.Access;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Files;

/// <summary>Lists of files across grids, of whichever kind.</summary>
internal static class FileLists
{
    /// <summary>The key of every list grain.</summary>
    public const long Key = 0;

    /// <summary>Answers a list to whoever may read the unit.</summary>
    /// <param name="unit">The unit whose subtree is asked for.</param>
    /// <param name="http">The request.</param>
    /// <param name="units">The plan.</param>
    /// <param name="list">Asks the read model.</param>
    public static async Task<Results<Ok<TPage>, ProblemResult>> Answer<TPage>(
        UnitCode unit,
        HttpContext http,
        UnitDirectory units,
        Func<Task<TPage>> list)
    {
        if (!http.Caller().Reads(unit))
        {
            return Replies.Problem(CallerOfRequest.OutOfReach(unit));
        }

        if (units.Find(unit) is null)
        {
            return Replies.Problem(CaseReach.UnknownUnit(unit));
        }

        try
        {
            return TypedResults.Ok(await list());
        }
        catch (ArgumentException)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "The cursor is none of this list's. Take nextCursor of the page before with the same filters, or start "
                + "again without a cursor and with updated_since.",
                new FieldError("cursor", "Expected: the nextCursor of the page before."));
        }
    }
}
