using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using GridOrleans.Grids;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Cases;

/// <summary>One move's address and body.</summary>
/// <param name="move">The move.</param>
/// <param name="summary">What it does, in Chinese and English.</param>
internal abstract class CaseMoveEndpoint(CaseMove move, string summary)
{
    /// <summary>The move.</summary>
    public CaseMove Move => move;

    /// <summary>The move as it stands in the address.</summary>
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString());

    /// <summary>What it does, in Chinese and English.</summary>
    public string Summary => summary;

    /// <summary>What a batch expects of the move's fields.</summary>
    public abstract JsonTypeInfo Contract { get; }

    /// <summary>Adds <c>POST {id}/{move}</c>.</summary>
    public abstract RouteHandlerBuilder Map(IEndpointRouteBuilder cases);
}

/// <inheritdoc cref="CaseMoveEndpoint"/>
/// <typeparam name="T">The move's command: the body.</typeparam>
internal sealed class CaseMoveEndpoint<T>(CaseMove move, string summary) : CaseMoveEndpoint(move, summary)
    where T : CaseCommand
{
    /// <inheritdoc/>
    public override JsonTypeInfo Contract { get; } = GatewayJson.BatchedCommands.GetTypeInfo(typeof(T));

    /// <inheritdoc/>
    public override RouteHandlerBuilder Map(IEndpointRouteBuilder cases) =>
        cases.MapPost($"/{{id}}/{Name}", Make).WithName($"{Name}Case").WithSummary(Summary);

    private static async Task<Results<Ok<CaseView>, ProblemResult>> Make(
        string id,
        Write<T> write,
        UnitDirectory units,
        IGrainFactory grains)
    {
        if (!CaseNumber.TryParse(id, null, out var number))
        {
            return CaseReach.NotANumber(id);
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        if (CaseReach.Write(write.By, number.Grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var reply = await grains.GetGrain<IGridGrain>(number.Grid.ToString())
            .Execute(new(write.Id, write.By, number, write.Body));
        return Replies.Ok(CaseReach.Veil(reply, write.By, number.Grid));
    }
}
