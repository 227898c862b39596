using System.ComponentModel;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Tickets;
using GridOrleans.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GridOrleans.Gateway.Tickets;

/// <summary>The counties' ledgers of admission tickets 准入票台账.</summary>
internal static class TicketEndpoints
{
    /// <summary>The longest number that is looked up: what an assignment may name.</summary>
    private const int NumberMax = 64;

    /// <summary>Adds <c>/v1/tickets</c>.</summary>
    public static void MapTickets(this IEndpointRouteBuilder v1, GatewayOptions options)
    {
        var tickets = v1.MapGroup("/tickets").WithTags("Tickets 准入票");
        tickets.MapPost("", Approve)
            .WithName("approveTicket")
            .WithSummary("凭票上车 Approve: the county's political-legal committee lets tasks reach its gridworkers")
            .WithMetadata(new RequestSizeLimitAttribute(options.BodyBytesMax))
            .ProducesProblems(400, 403, 404, 413, 415, 422);
        tickets.MapGet("", List)
            .WithName("listTickets")
            .WithSummary("A county's tickets, the newest first, with the volume that is drawn and left")
            .ProducesProblems(400, 403, 404);
        tickets.MapGet("/{number}", Read)
            .WithName("readTicket")
            .WithSummary("One ticket; of a standing one the county is asked that unit names")
            .ProducesProblems(400, 403, 404);
    }

    private static async Task<Results<Created<TicketView>, ProblemResult>> Approve(
        Write<TicketApproval> write,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!write.Complete)
        {
            return write.Problem;
        }

        var (county, problem) = write.Body.Find(write.By, units);
        if (problem is not null)
        {
            return problem;
        }

        var reply = await grains.GetGrain<IUnitGrain>(county.ToString())
            .ApproveTicket(new(write.Id, write.By, write.Body.Command));
        return reply.Accepted
            ? TypedResults.Created($"/v1/tickets/{reply.Value.Ticket.Number}", reply.Value)
            : Replies.Problem(reply.Refusal);
    }

    private static async Task<Results<Ok<TicketPage>, ProblemResult>> List(
        [AsParameters] TicketListAddress address,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        var (query, errors) = address.Read(http.Request.Query);
        if (query is null)
        {
            return Replies.Problem(RefusalCode.Invalid, "Put the named parameters right.", errors);
        }

        if (!UnitCode.TryParse(address.Unit, null, out var county) || county.Level is not UnitLevel.District)
        {
            return TicketReach.NotACounty("unit", address.Unit);
        }

        return TicketReach.Read(http.Caller(), county, units) is { } problem
            ? problem
            : Replies.Ok(await grains.GetGrain<IUnitGrain>(county.ToString()).ListTickets(query));
    }

    private static async Task<Results<Ok<TicketView>, ProblemResult>> Read(
        string number,
        [FromQuery(Name = "unit"), Description("The county; needed for a standing ticket of the catalogue.")]
        string? unit,
        HttpContext http,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (number.Length > NumberMax)
        {
            return Replies.Problem(
                RefusalCode.Invalid,
                "That is no ticket's number.",
                new FieldError("number", $"Expected: 1–{NumberMax} characters, such as T-140212-1."));
        }

        // A ledger's number says its county; a standing ticket is in every county's ledger.
        var county = TicketNumber.TryParse(number, null, out var ledgers) ? ledgers.County : default;
        if (county == default && (!UnitCode.TryParse(unit, null, out county) || county.Level is not UnitLevel.District))
        {
            return TicketReach.NotACounty("unit", unit);
        }

        return TicketReach.Read(http.Caller(), county, units) is { } problem
            ? problem
            : Replies.Ok(await grains.GetGrain<IUnitGrain>(county.ToString()).ReadTicket(number));
    }
}
