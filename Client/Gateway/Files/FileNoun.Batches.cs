using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gateway.Commands;
using GridOrleans.Gateway.Json;
using GridOrleans.Gateway.Problems;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Files;

// A command of a batch: what addresses it stands among its fields.
internal abstract partial class FileNoun<TNumber, TCommand, TRequest, TView, TFile>
{
    /// <summary>Reads a command of a batch: which grid is asked what, or why nothing is asked.</summary>
    /// <typeparam name="TOpening">The body that opens a file.</typeparam>
    public (UnitCode Grid, TRequest? Request, ProblemResult? Problem) ReadBatched<TOpening>(
        CommandId id,
        JsonElement json,
        Caller by,
        IGridLocator locator)
        where TOpening : class, IOpening<TCommand> =>
        BatchItem.Text(json, BatchItem.MoveField) == Opening
            ? ReadOpening<TOpening>(id, json, by, locator)
            : ReadMove(id, json, by);

    private (UnitCode Grid, TRequest? Request, ProblemResult? Problem) ReadOpening<TOpening>(
        CommandId id,
        JsonElement json,
        Caller by,
        IGridLocator locator)
        where TOpening : class, IOpening<TCommand>
    {
        if (json.TryGetProperty(Field, out _))
        {
            return Refused(BatchItem.Invalid(Field, $"'{Opening}' opens {One}; leave the field out."));
        }

        var contract = GatewayJson.BatchedCommands.GetTypeInfo(typeof(TOpening));
        var (body, unreadable) = Fields<TOpening>(json, contract);
        if (body is null)
        {
            return Refused(unreadable);
        }

        var (grid, problem) = body.Locate(locator);
        return problem is null ? (grid, Request(id, by, null, body.Command), null) : Refused(problem);
    }

    private (UnitCode Grid, TRequest? Request, ProblemResult? Problem) ReadMove(
        CommandId id,
        JsonElement json,
        Caller by)
    {
        if (BatchItem.Text(json, BatchItem.MoveField) is not { } name || Find(name) is not { } move)
        {
            return Refused(BatchItem.Invalid(BatchItem.MoveField, $"Expected: one of {string.Join(", ", MoveNames)}."));
        }

        if (!TNumber.TryParse(BatchItem.Text(json, Field), null, out var number))
        {
            return Refused(BatchItem.Invalid(Field, $"Expected: the number of {One}, such as {ExampleNumber}."));
        }

        var (command, problem) = Fields<TCommand>(json, move.Contract);
        return command is null ? Refused(problem) : (GridOf(number), Request(id, by, number, command), null);
    }

    private static (T? Fields, ProblemResult? Problem) Fields<T>(JsonElement json, JsonTypeInfo contract)
        where T : class
    {
        try
        {
            return ((T?)json.Deserialize(contract), null);
        }
        catch (JsonException)
        {
            return (null, JsonBody.Explain(json, contract));
        }
    }

    private static (UnitCode Grid, TRequest? Request, ProblemResult? Problem) Refused(ProblemResult? problem) =>
        (default, null, problem);
}
