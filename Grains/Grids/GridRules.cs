using GridOrleans.Cases;
using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>What may be said of a grid. Pure.</summary>
internal static class GridRules
{
    private const int NameCharactersMax = 100;
    private const int HouseholdsMax = 100_000;
    private const int ResponsibleCharactersMax = CaseValidation.CodeMax;

    /// <summary>Takes a plan's facts; the same ones again leave no entry.</summary>
    public static Decision Establish(GridState grid, EstablishGrid command)
    {
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > NameCharactersMax)
        {
            return Invalid("name", $"A grid's name has 1–{NameCharactersMax} characters.");
        }

        if (command.Households is < 0 or > HouseholdsMax)
        {
            return Invalid("households", $"A grid has 0–{HouseholdsMax} households.");
        }

        if (command.Responsible is { } id && (string.IsNullOrWhiteSpace(id) || id.Length > ResponsibleCharactersMax))
        {
            return Invalid("responsible", $"A gridworker's id has 1–{ResponsibleCharactersMax} characters.");
        }

        var established = new GridEstablished(command.Name, command.Households, command.Responsible);
        return established == grid.Plan ? new Decision([], null) : established;
    }

    private static Refusal Invalid(string field, string message) =>
        new(RefusalCode.Invalid, message) { Fields = [new(field, message)] };
}
