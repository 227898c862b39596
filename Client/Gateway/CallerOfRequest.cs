using GridOrleans.Access;
using GridOrleans.Units;

namespace GridOrleans.Gateway;

/// <summary>Who sent a request.</summary>
internal static class CallerOfRequest
{
    /// <summary>The caller whom the token names.</summary>
    /// <exception cref="InvalidOperationException">The address allows requests without a token.</exception>
    public static Caller Caller(this HttpContext http) => http.User.Identity is CallerIdentity identity
        ? identity.Caller
        : throw new InvalidOperationException("The address needs no caller, and so knows none.");

    /// <summary>The refusal of everyone whose grants do not reach a unit; it does not tell what is there.</summary>
    public static Refusal OutOfReach(UnitCode unit) => new(
        RefusalCode.NotEntitled,
        $"None of your roles allows this in {unit}. A role reaches the subtree of the unit where it is held; "
        + "ask your county centre for the role you need.");
}
