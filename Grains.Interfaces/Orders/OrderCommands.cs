using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Commands;

namespace GridOrleans.Orders;

/// <summary>A command on its way to a grid: who, under which id, on which order, wants what.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Order">The order; null for <see cref="PlaceOrder"/>, which opens one.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("order-request")]
public sealed record OrderRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] OrderNumber? Order,
    [property: Id(3)] OrderCommand Command);

/// <summary>What is wanted of an order: the body of <c>POST /v1/orders/{id}/{move}</c>.</summary>
[GenerateSerializer, Immutable, Alias("order-command")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "move")]
[JsonDerivedType(typeof(PlaceOrder), "place")]
[JsonDerivedType(typeof(AcceptOrder), "accept")]
[JsonDerivedType(typeof(DispatchOrder), "dispatch")]
[JsonDerivedType(typeof(FulfilOrder), "fulfil")]
[JsonDerivedType(typeof(VerifyOrder), "verify")]
[JsonDerivedType(typeof(ArchiveOrder), "archive")]
[JsonDerivedType(typeof(SolveOrder), "solve")]
[JsonDerivedType(typeof(SendBackOrder), "send_back")]
[JsonDerivedType(typeof(OverrideOrder), "override")]
[JsonDerivedType(typeof(DeclineOrder), "decline")]
[JsonDerivedType(typeof(WithdrawOrder), "withdraw")]
[JsonDerivedType(typeof(ReopenOrder), "reopen")]
[JsonDerivedType(typeof(RateOrder), "rate")]
public abstract record OrderCommand
{
    /// <summary>Which move this command makes.</summary>
    [JsonIgnore]
    public abstract OrderMove Move { get; }
}

/// <summary>Slip 1 点单: a resident orders something at a place; the grid that covers the place takes it.</summary>
/// <param name="Text">What is wanted; 1–2,000 characters.</param>
/// <param name="Place">Where.</param>
[GenerateSerializer, Immutable, Alias("place-order")]
public sealed record PlaceOrder(
    [property: Id(0)] string Text,
    [property: Id(1)] Place Place) : OrderCommand
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    [Id(2)]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Place;
}

/// <summary>Slip 2 接单: the grid accepts.</summary>
/// <param name="Note">What the resident is told; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("accept-order")]
public sealed record AcceptOrder([property: Id(0)] string? Note = null) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Accept;
}

/// <summary>
/// Slip 3 派单: the village gives the order to Party members. An order needs no admission ticket because this is the
/// only field in which it can name somebody to do it, and who is named in it acts by the role of a Party member alone:
/// there is no way to put a task on a gridworker.
/// </summary>
/// <param name="Helpers">
/// The Party members' ids, the ones their tokens carry; 1–20, each once and of 1–64 characters. The first is the lead.
/// </param>
/// <param name="Note">Guidance; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("dispatch-order")]
public sealed record DispatchOrder(
    [property: Id(0)] ImmutableArray<string> Helpers,
    [property: Id(1)] string? Note = null) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Dispatch;
}

/// <summary>Slip 4 履单: a helper has done their part; the last one's confirmation fulfils the order.</summary>
/// <param name="Result">What was done; 1–2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("fulfil-order")]
public sealed record FulfilOrder([property: Id(0)] string Result) : OrderCommand
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    [Id(1)]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Fulfil;
}

/// <summary>Slip 5 兑单: a supervisor, who is nobody of those who did it, has asked the resident.</summary>
/// <param name="ResidentSaid">What the resident said; 1–1,000 characters.</param>
/// <param name="Satisfied">Whether the resident is satisfied.</param>
[GenerateSerializer, Immutable, Alias("verify-order")]
public sealed record VerifyOrder(
    [property: Id(0)] string ResidentSaid,
    [property: Id(1)] bool Satisfied) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Verify;
}

/// <summary>Slip 6 销单: the order is sealed.</summary>
[GenerateSerializer, Immutable, Alias("archive-order")]
public sealed record ArchiveOrder : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Archive;
}
