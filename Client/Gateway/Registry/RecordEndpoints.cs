using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Registry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Registry;

/// <summary>One record: read masked, shown in full for a purpose, kept, erased, its sealed field opened.</summary>
internal static class RecordEndpoints
{
    /// <summary>Adds <c>/v1/records/{number}</c>.</summary>
    public static void MapRecords(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var records = v1.MapGroup("/records/{number}")
            .WithTags("Registry 台账")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax));
        records.MapGet("", Read)
            .WithName("readRecord")
            .WithSummary("A record, what is personal masked")
            .ProducesProblems(400, 403, 404);
        records.MapPost("/disclose", Disclose)
            .WithName("discloseRecord")
            .WithSummary("查看全文 A record in full, for a purpose; who saw it is journaled before it is shown")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        records.MapPost("/retain", Retain)
            .WithName("retainRecord")
            .WithSummary("保存期限 Until when a person is kept")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        records.MapPost("/erase", Erase)
            .WithName("eraseRecord")
            .WithSummary("删除个人信息 Destroys the key of everything that was written of a person here")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        records.MapPost("/unseal", Unseal)
            .WithName("unsealRecord")
            .WithSummary("申请启封 Asks for a person's sealed field to be opened once")
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        records.MapPost("/approve-unsealing", Approve)
            .WithName("approveUnsealing")
            .WithSummary("复核同意 The second person agrees")
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422);
    }

    private static async Task<Results<Ok<RecordView>, ProblemResult>> Read(
        string number,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (RegistryReach.NoRecord(number, out var record) is { } wrong)
        {
            return wrong;
        }

        return RegistryReach.Away(http.Caller(), record.Grid, units) is { } away
            ? away
            : Replies.Ok(await grains.Registry(record.Grid).Read(http.Caller(), record.Serial));
    }

    private static Task<Results<Ok<RecordView>, ProblemResult>> Disclose(
        string number,
        Write<RecordDisclosure> write,
        UnitDirectory units,
        IGrainFactory grains) => Send(
            number,
            write,
            (units, grains),
            (serial, body) => new DiscloseRecord(serial, body.Purpose, body.Reason, body.Unsealing),
            (grid, request) => grid.Disclose(request));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Retain(
        string number,
        Write<RecordRetention> write,
        UnitDirectory units,
        IGrainFactory grains) => Do(
            number, write, (units, grains), (serial, body) => new RetainRecord(serial, body.Until, body.Reason));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Erase(
        string number,
        Write<RecordErasure> write,
        UnitDirectory units,
        IGrainFactory grains) => Do(
            number, write, (units, grains), (serial, body) => new EraseRecord(serial, body.Reason));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Unseal(
        string number,
        Write<UnsealingRequest> write,
        UnitDirectory units,
        IGrainFactory grains) => Do(
            number, write, (units, grains), (serial, body) => new UnsealRecord(serial, body.Purpose, body.Reason));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Approve(
        string number,
        Write<UnsealingApproval> write,
        UnitDirectory units,
        IGrainFactory grains) => Do(
            number, write, (units, grains), (serial, body) => new ApproveUnsealing(serial, body.Unsealing));

    private static Task<Results<Ok<RegistryReceipt>, ProblemResult>> Do<T>(
        string number,
        Write<T> write,
        (UnitDirectory Units, IGrainFactory Grains) city,
        Func<int, T, RecordCommand> command)
        where T : class =>
        Send(number, write, city, command, (grid, request) => grid.Execute(request));

    private static async Task<Results<Ok<TView>, ProblemResult>> Send<T, TView>(
        string number,
        Write<T> write,
        (UnitDirectory Units, IGrainFactory Grains) city,
        Func<int, T, RecordCommand> command,
        Func<IRegistryGrain, RegistryRequest, Task<Reply<TView>>> send)
        where T : class
        where TView : class
    {
        if (RegistryReach.NoRecord(number, out var record) is { } wrong)
        {
            return wrong;
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        return RegistryReach.Away(write.By, record.Grid, city.Units) is { } away
            ? away
            : Replies.Ok(await send(
                city.Grains.Registry(record.Grid),
                new(write.Id, write.By, command(record.Serial, write.Body))));
    }
}
