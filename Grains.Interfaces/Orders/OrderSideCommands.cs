using System.Collections.Immutable;

namespace GridOrleans.Orders;

/// <summary>自办: whoever accepted a small order has done it alone; slips 3 and 4 are taken by this at once.</summary>
/// <param name="Result">What was done; 1–2,000 characters.</param>
[GenerateSerializer, Immutable, Alias("solve-order")]
public sealed record SolveOrder([property: Id(0)] string Result) : OrderCommand
{
    /// <summary>References to pictures or recordings; at most 9 of at most 200 characters.</summary>
    [Id(1)]
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Solve;
}

/// <summary>退单: the supervisor does not accept the result; whoever did it does it again.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("send-back-order")]
public sealed record SendBackOrder([property: Id(0)] string Reason) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.SendBack;
}

/// <summary>代确认: the lead, who has confirmed, ends the order although others have not.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("override-order")]
public sealed record OverrideOrder([property: Id(0)] string Reason) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Override;
}

/// <summary>不接单: the grid does not accept; the order is sealed.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("decline-order")]
public sealed record DeclineOrder([property: Id(0)] string Reason) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Decline;
}

/// <summary>撤单: the resident no longer wants it; the order is sealed.</summary>
/// <param name="Reason">Why; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("withdraw-order")]
public sealed record WithdrawOrder([property: Id(0)] string? Reason = null) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Withdraw;
}

/// <summary>重启: a sealed order is taken up again.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("reopen-order")]
public sealed record ReopenOrder([property: Id(0)] string Reason) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Reopen;
}

/// <summary>评价: the resident rates what was done.</summary>
/// <param name="Stars">1 (bad) to 5 (good).</param>
/// <param name="Text">A remark; at most 1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("rate-order")]
public sealed record RateOrder([property: Id(0)] int Stars, [property: Id(1)] string? Text = null) : OrderCommand
{
    /// <inheritdoc/>
    public override OrderMove Move => OrderMove.Rate;
}
