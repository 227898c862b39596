using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Cases;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Gateway.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Gateway.Files;

/// <summary>One move's address and body.</summary>
/// <param name="move">The move.</param>
/// <param name="summary">What it does, in Chinese and English.</param>
internal abstract class MoveEndpoint(Enum move, string summary)
{
    /// <summary>The move as it stands in the address.</summary>
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(move.ToString());

    /// <summary>What it does, in Chinese and English.</summary>
    public string Summary => summary;

    /// <summary>What a batch expects of the move's fields.</summary>
    public abstract JsonTypeInfo Contract { get; }

    /// <summary>Adds <c>POST {id}/{move}</c>.</summary>
    public abstract RouteHandlerBuilder Map(IEndpointRouteBuilder files);
}

/// <inheritdoc cref="MoveEndpoint"/>
internal sealed class MoveEndpoint<TNumber, TCommand, TRequest, TView, TFile, T>(
    FileNoun<TNumber, TCommand, TRequest, TView, TFile> noun,
    Enum move,
    string summary) : MoveEndpoint(move, summary)
    where TNumber : struct, ISpanParsable<TNumber>
    where TCommand : class
    where TRequest : class
    where TView : class
    where TFile : class
    where T : class, TCommand
{
    /// <inheritdoc/>
    public override JsonTypeInfo Contract { get; } = GatewayJson.BatchedCommands.GetTypeInfo(typeof(T));

    /// <inheritdoc/>
    public override RouteHandlerBuilder Map(IEndpointRouteBuilder files) =>
        files.MapPost($"/{{id}}/{Name}", Make).WithName($"{Name}{noun.Name}").WithSummary(Summary);

    private async Task<Results<Ok<TView>, ProblemResult>> Make(
        string id,
        Write<T> write,
        UnitDirectory units,
        GridCalls grids,
        CancellationToken stop)
    {
        if (!TNumber.TryParse(id, null, out var number))
        {
            return noun.NotANumber(id);
        }

        if (!write.Complete)
        {
            return write.Problem;
        }

        var grid = noun.GridOf(number);
        if (CaseReach.Write(write.By, grid, units) is { } refusal)
        {
            return Replies.Problem(refusal);
        }

        var request = noun.Request(write.Id, write.By, number, write.Body);
        var (reply, busy) = await noun.Ask(grids, grid, request, stop);
        if (busy is not null)
        {
            return busy;
        }

        return Replies.Ok(CaseReach.Veil(reply!, write.By, grid));
    }
}
