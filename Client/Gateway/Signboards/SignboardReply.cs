using System.Collections.Immutable;
using GridOrleans.Catalogue;
using GridOrleans.City.Guarantees;
using GridOrleans.Gateway.Units;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Signboards;

/// <summary>A grid's public signboard 公示牌: what a board on the wall says.</summary>
internal sealed record SignboardReply
{
    /// <summary>The grid's code.</summary>
    public required UnitCode Grid { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The units it lies in, the city first and the grid last.</summary>
    public required IReadOnlyList<UnitName> Units { get; init; }

    /// <summary>How many households it has.</summary>
    public required int Households { get; init; }

    /// <summary>A point inside its land; none where the plan has no land for it.</summary>
    public BoardPlace? Place { get; init; }

    /// <summary>Whether nobody is responsible for it now: its county has to name somebody.</summary>
    public required bool Vacant { get; init; }

    /// <summary>
    /// Its responsible gridworker 责任网格员; none where nobody is, and where the city plan names somebody whom the
    /// county has not appointed yet.
    /// </summary>
    public BoardMember? Responsible { get; init; }

    /// <summary>Who else works in it.</summary>
    public required ImmutableArray<BoardMember> Staff { get; init; }

    /// <summary>Today's shifts, by their beginning.</summary>
    public required ImmutableArray<BoardShift> OnDuty { get; init; }

    /// <summary>The police-grid team of its village or community.</summary>
    public BoardTeam? PoliceTeam { get; init; }

    /// <summary>What may be reported, by category.</summary>
    public required ImmutableArray<BoardMatters> Matters { get; init; }

    /// <summary>Where the list of matters comes from; the sample says here that it is illustrative.</summary>
    public required string MattersNote { get; init; }

    /// <summary>The city's four guarantees.</summary>
    public required ImmutableArray<BoardGuarantee> Guarantees { get; init; }

    /// <summary>The address of the page on which something is reported.</summary>
    public required Uri Report { get; init; }

    /// <summary>The instant at which it held.</summary>
    public required DateTimeOffset AsOf { get; init; }
}

/// <summary>A point in WGS 84 degrees.</summary>
/// <param name="Lon">Its longitude.</param>
/// <param name="Lat">Its latitude.</param>
internal sealed record BoardPlace(double Lon, double Lat);

/// <summary>Matters of one category that may be reported.</summary>
/// <param name="Name">The category in Chinese.</param>
/// <param name="English">The category in English.</param>
/// <param name="Items">Its items.</param>
internal sealed record BoardMatters(string Name, string English, ImmutableArray<BoardMatter> Items)
{
    /// <summary>A catalogue's, without its tickets; categories without an item are left out.</summary>
    public static ImmutableArray<BoardMatters> Of(CatalogueView catalogue)
    {
        var items = catalogue.Items.ToLookup(item => item.Category);
        return
        [
            .. catalogue.Categories.Where(category => items.Contains(category.Code)).Select(category =>
                new BoardMatters(
                    category.Name,
                    category.English,
                    [.. items[category.Code].Select(item => new BoardMatter(item.Code, item.Name, item.English))])),
        ];
    }
}

/// <summary>A matter that may be reported.</summary>
/// <param name="Code">The item's code, which a report names.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
internal sealed record BoardMatter(string Code, string Name, string English);

/// <summary>One of the four guarantees.</summary>
/// <param name="Guarantee">Which.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="English">Its name in English.</param>
internal sealed record BoardGuarantee(Guarantee Guarantee, string Name, string English)
{
    /// <summary>All four, in their order.</summary>
    public static ImmutableArray<BoardGuarantee> All { get; } =
    [
        .. Enum.GetValues<Guarantee>().Select(guarantee =>
        {
            var (chinese, english) = GuaranteeReport.Names(guarantee);
            return new BoardGuarantee(guarantee, chinese, english);
        }),
    ];
}
