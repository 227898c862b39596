using System.Text.Json.Serialization.Metadata;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Registry;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Registry;

/// <summary>Searches and totals over the registries of a unit's subtree.</summary>
internal static class RegistrySearchEndpoints
{
    private static readonly JsonTypeInfo<RecordSearchBody> Contract =
        (JsonTypeInfo<RecordSearchBody>)GatewayJson.Commands.GetTypeInfo(typeof(RecordSearchBody));

    /// <summary>Adds <c>/v1/records/search</c> and <c>/v1/units/{code}/registry</c>.</summary>
    public static void MapRegistrySearch(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var registry = v1.MapGroup("").WithTags("Registry 台账");
        registry.MapPost("/records/search", Search)
            .WithName("searchRecords")
            .WithSummary("Records of a unit's subtree by name, address or number, masked; changes nothing")
            .Accepts<RecordSearchBody>("application/json")
            .Produces<FoundPage>()
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        registry.MapGet("/units/{code}/registry", Count)
            .WithName("countRecords")
            .WithSummary("How many records of each kind a unit and its children have")
            .ProducesProblems(400, 403, 404);
        registry.MapGet("/units/{code}/registry/special-groups", CountSpecialGroups)
            .WithName("countSpecialGroups")
            .WithSummary("特殊人群 Special groups of a unit, counted in steps of ten; never who")
            .ProducesProblems(400, 403, 404);
    }

    private static async Task<IResult> Search(HttpContext http, UnitDirectory units, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.Read(http.Request, bytes => JsonBody.Parse(bytes, Contract));
        if (body is null)
        {
            return problem!;
        }

        if (body.Cursor is { } cursor && !RecordNumber.TryParse(cursor, null, out _))
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "The cursor is none that a search gave out.",
                new FieldError("cursor", "Expected: the page's nextCursor, unchanged."));
        }

        return RegistryReach.Away(http.Caller(), body.Unit, units) is { } away
            ? away
            : Replies.Ok(await grains.GetGrain<IRegistryListGrain>(0).Search(http.Caller(), body.Of())).Result;
    }

    private static Task<Results<Ok<RegistryTotals>, ProblemResult>> Count(
        string code,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) => Ask(
            code,
            http,
            units,
            unit => grains.GetGrain<IRegistryListGrain>(0).Count(http.Caller(), unit));

    private static Task<Results<Ok<SpecialGroupTotals>, ProblemResult>> CountSpecialGroups(
        string code,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains) => Ask(
            code,
            http,
            units,
            unit => grains.GetGrain<IRegistryListGrain>(0).CountSpecialGroups(http.Caller(), unit));

    private static async Task<Results<Ok<T>, ProblemResult>> Ask<T>(
        string code,
        HttpContext http,
        UnitDirectory units,
        Func<UnitCode, Task<Reply<T>>> ask)
        where T : class
    {
        if (!UnitCode.TryParse(code, null, out var unit))
        {
            return UnitEndpoints.NoCode(code);
        }

        return RegistryReach.Away(http.Caller(), unit, units) is { } away ? away : Replies.Ok(await ask(unit));
    }
}
