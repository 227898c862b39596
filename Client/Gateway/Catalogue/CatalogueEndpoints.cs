using GridOrleans.Catalogue;
using GridOrleans.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Catalogue;

/// <summary>The catalogue 事项清单: what may be reported, and what became of a code. For everyone with a token.</summary>
internal static class CatalogueEndpoints
{
    /// <summary>The key of every catalogue grain.</summary>
    public const long CatalogueKey = 0;

    /// <summary>The longest code that is looked up: what a case's item may be.</summary>
    private const int CodeMax = 64;

    /// <summary>Adds <c>/v1/catalogue</c>.</summary>
    public static void MapCatalogue(this IEndpointRouteBuilder v1)
    {
        var catalogue = v1.MapGroup("/catalogue").WithTags("Catalogue 事项清单");
        catalogue.MapGet("", Read)
            .WithName("readCatalogue")
            .WithSummary("The version in force: its categories, and its items with their lines and tickets")
            .ProducesProblems();
        catalogue.MapGet("/{code}", Find)
            .WithName("findItem")
            .WithSummary("What a code is, or became of it: also one of the 52 old items, or of an earlier version")
            .WithMetadata(new NamesItem())
            .ProducesProblems(400);
    }

    private static async Task<Ok<CatalogueView>> Read(IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<ICatalogueGrain>(CatalogueKey).Read());

    private static async Task<Results<Ok<CatalogueAnswer>, ProblemResult>> Find(string code, IGrainFactory grains) =>
        code.Length <= CodeMax
            ? Replies.Ok(await grains.GetGrain<ICatalogueGrain>(CatalogueKey).Find(code))
            : Replies.Problem(
                RefusalCode.Invalid,
                "That is no item's code.",
                new FieldError("code", $"Expected: 1–{CodeMax} characters, such as N301."));
}

/// <summary>Marks an address whose <c>code</c> is an item's, not a unit's.</summary>
internal sealed record NamesItem;
