using GridOrleans.Units;

namespace GridOrleans.City.Generation;

/// <summary>
/// Shares the city's grids out over its villages and communities and fills them with households. Where the grids
/// really lie is unpublished; every rule here is our convention and its result is synthetic.
/// </summary>
internal sealed class HouseholdShare(SeededDraw draw)
{
    /// <summary>Share of villages too small for a full grid, kept as one grid each.</summary>
    private const double SmallVillages = 0.33;

    /// <summary>Share of the other villages that have two grids, and three.</summary>
    private const double TwoGrids = 0.30, ThreeGrids = 0.10;

    /// <summary>Households of a small village: below the band.</summary>
    private const int FewestInVillage = 60, MostInSmallVillage = HouseholdBand.Least - 1;

    /// <summary>A community's size against the average community.</summary>
    private const double SmallCommunity = 0.5, LargeCommunity = 1.5;

    /// <summary>Share of a community's grids, save its first, that are a campus, works, hospital or station.</summary>
    private const double SpecialGrids = 0.035;

    /// <summary>Most households around a special-purpose place.</summary>
    private const int MostInSpecialGrid = 40;

    /// <summary>Exactly <paramref name="count"/> grids without land, by code; at least one for each village.</summary>
    public List<PlanGrid> Grids(IReadOnlyList<PlanUnit> villages, int count)
    {
        var plans = villages.Select(village => IsCommunity(village) ? Community(village) : Village(village)).ToArray();
        var taken = plans.Sum(plan => plan.Grids);
        ShareOut(plans, count - taken);
        return [.. plans.SelectMany(Fill)];
    }

    /// <summary>Whether the unit is a community (社区); villages are rural.</summary>
    public static bool IsCommunity(PlanUnit unit) => unit.Kind == "community";

    private sealed class Sizing(PlanUnit village, int grids, bool small, double weight)
    {
        public PlanUnit Village => village;

        public int Grids { get; set; } = grids;

        public bool IsSmall => small;

        public double Weight => weight;
    }

    private Sizing Village(PlanUnit village)
    {
        if (draw.Chance(SmallVillages))
        {
            return new(village, 1, small: true, 0);
        }

        var size = draw.Fraction();
        return new(village, size < ThreeGrids ? 3 : size < ThreeGrids + TwoGrids ? 2 : 1, small: false, 0);
    }

    private Sizing Community(PlanUnit village) =>
        new(village, 1, small: false, draw.Between(SmallCommunity, LargeCommunity));

    /// <summary>Largest remainder: whole shares first, what is left to the largest fractions, ties by code.</summary>
    private static void ShareOut(Sizing[] plans, int rest)
    {
        var total = plans.Sum(plan => plan.Weight);
        var claims = plans.Where(plan => plan.Weight > 0)
            .Select(plan => (plan, Claim: rest * plan.Weight / total)).ToArray();
        foreach (var (plan, claim) in claims)
        {
            plan.Grids += (int)claim;
            rest -= (int)claim;
        }

        foreach (var (plan, _) in claims.OrderByDescending(claim => claim.Claim - (int)claim.Claim).Take(rest))
        {
            plan.Grids++;
        }
    }

    private IEnumerable<PlanGrid> Fill(Sizing plan)
    {
        var code = plan.Village.Code.ToString();
        var name = PlaceName.Of(plan.Village.Name);
        for (var serial = 1; serial <= plan.Grids; serial++)
        {
            var (households, reason) = Households(plan, serial);
            var grid = FormattableString.Invariant($"{code}{serial:000}");
            yield return new(
                UnitCode.Parse(grid),
                FormattableString.Invariant($"{name}第{serial}网格"),
                households,
                reason,
                Synthetic: true,
                Responsible: $"gw-{grid}");
        }
    }

    private (int Households, string Reason) Households(Sizing plan, int serial)
    {
        if (plan.IsSmall)
        {
            return (draw.Whole(FewestInVillage, MostInSmallVillage), HouseholdBand.Rural);
        }

        if (serial > 1 && IsCommunity(plan.Village) && draw.Chance(SpecialGrids))
        {
            return (draw.Whole(0, MostInSpecialGrid), HouseholdBand.SpecialPurpose);
        }

        // the mean of two draws: grids near the middle of the band are the most common
        var (one, other) = (draw.Whole(HouseholdBand.Least, HouseholdBand.Most),
            draw.Whole(HouseholdBand.Least, HouseholdBand.Most));
        return ((one + other) / 2, "");
    }
}
