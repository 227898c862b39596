using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Cases;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Cases;

/// <summary>A report: the place decides which grid takes it.</summary>
/// <param name="Text">What the matter is; 1–2,000 characters.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Source">Where the report came from.</param>
/// <param name="Item">The catalogue item's code, or <c>unclassified</c>.</param>
/// <param name="Grid">
/// The grid that the caller believes covers the place. It moves nothing: when the place is in another grid the report
/// is refused. A phone that stores it with the report can be sure that no resend is ever taken by a second grid, even
/// when borders were redrawn in between.
/// </param>
internal sealed record CaseReport(
    string Text,
    Place Place,
    ReportSource Source,
    string Item = ReportCase.Unclassified,
    UnitCode? Grid = null) : IOpening<CaseCommand>
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public CaseCommand Command => new ReportCase(Text, Place, Source, Item) { Evidence = Evidence };

    /// <inheritdoc/>
    public (UnitCode Grid, ProblemResult? Problem) Locate(IGridLocator locator) => Locate(Place, Grid, locator);

    /// <summary>The grid that covers a place, or why what is wanted there is not taken.</summary>
    public static (UnitCode Grid, ProblemResult? Problem) Locate(Place place, UnitCode? named, IGridLocator locator)
    {
        if (locator.Locate(place.Lon, place.Lat) is not { } covering)
        {
            return (default, OutsideCity(place.Lon, place.Lat));
        }

        return named is { } other && other != covering ? (default, WrongGrid(other, covering)) : (covering, null);
    }

    /// <summary>No grid covers a point.</summary>
    public static ProblemResult OutsideCity(double lon, double lat) => new(
        ProblemKind.OutsideCity,
        FormattableString.Invariant($"No grid covers lon {lon}, lat {lat} (WGS 84 degrees). ")
        + (lon < lat
            ? "Datong lies near lon 113.3, lat 40.1: lon and lat look swapped."
            : "Datong lies near lon 113.3, lat 40.1: check the place, or report to the neighbouring city."));

    private static ProblemResult WrongGrid(UnitCode named, UnitCode covering) => new(
        ProblemKind.WrongGrid,
        $"The place is in grid {covering}, not in {named}. Nothing was changed. If an earlier answer is "
        + $"missing, ask grid {named} first; otherwise send it with the right grid, or without one.")
    {
        Errors = [new("grid", $"Expected: {covering}, or none.")],
    };
}
