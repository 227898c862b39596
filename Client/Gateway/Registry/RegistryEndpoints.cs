using System.ComponentModel;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Files;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Registry;

/// <summary>A grid's registry 人房地事物组织风险点: collected, loaded, listed.</summary>
internal static class RegistryEndpoints
{
    /// <summary>Adds <c>/v1/grids/{code}/registry</c>.</summary>
    public static void MapRegistry(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var registry = v1.MapGroup("/grids/{code}/registry").WithTags("Registry 台账");
        registry.MapGet("", List)
            .WithName("listRecords")
            .WithSummary("A grid's records, or a household's, masked")
            .ProducesProblems(400, 403, 404);
        registry.MapGet("/disclosures", ListDisclosures)
            .WithName("listDisclosures")
            .WithSummary("调阅记录 Who saw whom in full, and why")
            .ProducesProblems(400, 403, 404);
        registry.MapPost("/collect", Collect)
            .WithName("collectRecords")
            .WithSummary("一键采集 A household with its people and housing in one call: merged by key, conflicts told")
            .WithMetadata(new RequestSizeLimitAttribute(options.BatchBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        registry.MapPost("/load", Load)
            .WithName("loadRecords")
            .WithSummary("批量导入 Rows of a file: every bad one told, the rest taken")
            .WithMetadata(new RequestSizeLimitAttribute(options.BatchBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        registry.MapPost("/expire", Expire)
            .WithName("expireRecords")
            .WithSummary("到期清除 Erases everybody whose last day has passed")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
    }

    private static async Task<Results<Ok<RecordPage>, ProblemResult>> List(
        string code,
        [FromQuery(Name = "kind"), Description("The kind of record.")] string? kind,
        [FromQuery(Name = "household"), Description("The household's number.")] string? household,
        [AsParameters] RegistryPage page,
        HttpContext http)
    {
        var address = new ListAddress(http.Request.Query);
        address.Know("kind", "household", "offset", "limit");
        var kinds = address.Many<RecordKind>("kind", kind is null ? null : [kind]);
        var query = new RecordQuery(
            kinds is [] ? null : kinds[0],
            address.Line("household", household, 40),
            address.Offset(page.Offset),
            address.Limit(page.Limit));
        return await Answer(code, address, page, http, (grid, by) => grid.List(by, query));
    }

    private static Task<Results<Ok<DisclosurePage>, ProblemResult>> ListDisclosures(
        string code,
        [AsParameters] RegistryPage page,
        HttpContext http)
    {
        var address = new ListAddress(http.Request.Query);
        address.Know("offset", "limit");
        var (offset, limit) = (address.Offset(page.Offset), address.Limit(page.Limit));
        return Answer(code, address, page, http, (grid, by) => grid.ListDisclosures(by, offset, limit));
    }

    private static Task<Results<Ok<CollectView>, ProblemResult>> Collect(
        string code,
        Write<RecordCollection> write,
        UnitDirectory units,
        IGrainFactory grains) => Change(
            code,
            write,
            (units, grains),
            body => new CollectRecords([.. body.Records.Select(record => record.Draft())], body.Replace),
            (grid, request) => grid.Collect(request));

    private static Task<Results<Ok<LoadView>, ProblemResult>> Load(
        string code,
        Write<RecordRows> write,
        UnitDirectory units,
        IGrainFactory grains) => Change(
            code,
            write,
            (units, grains),
            body => new LoadRecords([.. body.Rows.Select(record => record.Draft())], body.Source),
            (grid, request) => grid.Load(request));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Expire(
        string code,
        Write<RecordExpiry> write,
        UnitDirectory units,
        IGrainFactory grains) => Change(
            code, write, (units, grains), _ => new ExpireRecords(), (grid, request) => grid.Execute(request));

    private static async Task<Results<Ok<T>, ProblemResult>> Answer<T>(
        string code,
        ListAddress address,
        RegistryPage page,
        HttpContext http,
        Func<IRegistryGrain, Access.Caller, Task<Reply<T>>> ask)
        where T : class
    {
        if (RegistryReach.NoGrid(code, out var grid) is { } wrong)
        {
            return wrong;
        }

        if (address.Errors is not [])
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", address.Errors);
        }

        return RegistryReach.Away(http.Caller(), grid, page.Units) is { } away
            ? away
            : Replies.Ok(await ask(page.Grains.Registry(grid), http.Caller()));
    }

    private static async Task<Results<Ok<TView>, ProblemResult>> Change<TBody, TView>(
        string code,
        Write<TBody> write,
        (UnitDirectory Units, IGrainFactory Grains) city,
        Func<TBody, RegistryCommand> command,
        Func<IRegistryGrain, RegistryRequest, Task<Reply<TView>>> send)
        where TBody : class
        where TView : class
    {
        if (RegistryReach.NoGrid(code, out var grid) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return RegistryReach.Away(write.By, grid, city.Units) is { } away
            ? away
            : Replies.Ok(await send(
                city.Grains.Registry(grid), new(write.Id, write.By, command(write.Body))));
    }
}

/// <summary>Which page of a grid's list is wanted, and what answers it.</summary>
internal sealed record RegistryPage(
    [property: FromQuery(Name = "offset"), Description("How many to pass over; 0 unless told.")] string? Offset,
    [property: FromQuery(Name = "limit"), Description("How many on a page, 1–500; 100 unless told.")] string? Limit,
    UnitDirectory Units,
    IGrainFactory Grains);
