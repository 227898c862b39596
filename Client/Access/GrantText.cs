using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GridOrleans.Units;

namespace GridOrleans.Access;

/// <summary>The text form of a grant in tokens and on the command line: <c>village_clerk@140212100201</c>.</summary>
internal static class GrantText
{
    private static readonly FrozenDictionary<string, Role> Roles =
        Enum.GetValues<Role>().Except([Role.Rule]).ToFrozenDictionary(Of, StringComparer.Ordinal);

    /// <summary>Reads a grant, or says what is wrong with it.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out Grant? grant,
        [NotNullWhen(false)] out string? fault)
    {
        grant = null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            fault = $"'{text}' is not a grant: role@unit is expected, such as village_clerk@140212100201.";
            return false;
        }

        if (!Roles.TryGetValue(text[..at], out var role))
        {
            fault = $"'{text[..at]}' is not a role: {string.Join(", ", Roles.Keys.Order(StringComparer.Ordinal))}.";
            return false;
        }

        if (!UnitCode.TryParse(text.AsSpan(at + 1), null, out var unit))
        {
            fault = $"'{text[(at + 1)..]}' is not a unit code: 4, 6, 9, 12 or 15 digits are expected.";
            return false;
        }

        (grant, fault) = (new(role, unit), null);
        return true;
    }

    /// <summary>The grant as a text.</summary>
    public static string Of(Grant grant) => $"{Of(grant.Role)}@{grant.Unit}";

    /// <summary>The role as a text.</summary>
    public static string Of(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());
}
