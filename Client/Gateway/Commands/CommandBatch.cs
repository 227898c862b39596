using System.Collections.Immutable;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Gateway.Problems;
using GridOrleans.Orders;

namespace GridOrleans.Gateway.Commands;

/// <summary>Many commands in one request: what a phone collected while it was offline.</summary>
/// <param name="Commands">The commands; those of one grid are carried out in this order.</param>
internal sealed record CommandBatch(ImmutableArray<JsonElement> Commands);

/// <summary>The answers to a batch.</summary>
/// <param name="Results">One for each command, in the order of the commands.</param>
internal sealed record CommandResults(ImmutableArray<CommandResult> Results);

/// <summary>The answer to one command of a batch: what it would have been if the command had been sent alone.</summary>
/// <param name="Id">The command's id, where it could be read.</param>
/// <param name="Status">200 or 201 when it was accepted, otherwise the problem's status.</param>
/// <param name="Case">The case, when a command on one was accepted.</param>
/// <param name="Order">The order, when a command on one was accepted.</param>
/// <param name="Problem">Why it was not.</param>
internal sealed record CommandResult(string? Id, int Status, CaseView? Case, OrderView? Order, Problem? Problem);
