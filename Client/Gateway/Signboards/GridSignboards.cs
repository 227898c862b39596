using GridOrleans.Catalogue;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Catalogue;
using GridOrleans.Gateway.Map;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;
using Microsoft.Extensions.Options;

namespace GridOrleans.Gateway.Signboards;

/// <summary>
/// Makes a grid's signboard from the city plan, the county's staff and the catalogue. The county is asked each time, so
/// a grid that loses its responsible gridworker shows it on the next look.
/// </summary>
/// <param name="plan">Units and land.</param>
/// <param name="grains">The way to counties and catalogue.</param>
/// <param name="options">The public address.</param>
internal sealed class GridSignboards(SignboardPlan plan, IGrainFactory grains, IOptions<GatewayOptions> options)
{
    /// <summary>The board of a code, or why there is none.</summary>
    /// <param name="code">What was asked for.</param>
    /// <param name="request">The request: its host stands in the report's address where none is configured.</param>
    /// <exception cref="JournalUnavailableException">The county cannot be asked now.</exception>
    public async Task<Reply<SignboardReply>> Read(string code, HttpRequest request)
    {
        if (Find(code) is var found && !found.Accepted)
        {
            return found.Refusal;
        }

        var (grid, name) = (found.Value.Code, found.Value.Name);
        var staff = await grains.GetGrain<IStaffGrain>(grid.At(UnitLevel.District).ToString()).ReadBoard(grid);
        var catalogue = await grains.GetGrain<ICatalogueGrain>(CatalogueEndpoints.CatalogueKey).Read();
        return new SignboardReply
        {
            Grid = grid,
            Name = name,
            Units = LocateReply.Of(found.Value, plan.Units).Units,
            Households = found.Value.Households,
            Place = plan.Outlines.Inside(grid) is { } inside ? new(inside.X, inside.Y) : null,
            Vacant = staff.IsVacant,
            Responsible = staff.Responsible,
            Staff = staff.Staff,
            OnDuty = staff.Shifts,
            PoliceTeam = staff.Team,
            Matters = BoardMatters.Of(catalogue),
            MattersNote = catalogue.Note,
            Guarantees = BoardGuarantee.All,
            Report = new(Origin(request), $"/report/{grid}"),
            AsOf = staff.At,
        };
    }

    /// <summary>The plan's grid of a code, or why there is none.</summary>
    public Reply<UnitReply> Find(string code)
    {
        if (!UnitCode.TryParse(code, null, out var grid) || grid.Level is not UnitLevel.Grid)
        {
            return new Refusal(RefusalCode.Invalid, "That is not a grid's code.")
            {
                Fields = [new("code", "Expected: 15 digits.")],
            };
        }

        return plan.Units.Find(grid) is { } found ? found : CaseReach.UnknownUnit(grid);
    }

    private Uri Origin(HttpRequest request) =>
        options.Value.PublicAddress ?? new($"{request.Scheme}://{request.Host}");
}

/// <summary>What signboards say of the plan.</summary>
/// <param name="Units">Names, households and what lies in what.</param>
/// <param name="Outlines">Land.</param>
internal sealed record SignboardPlan(UnitDirectory Units, CityOutlines Outlines);
