using System.Collections.Frozen;
using System.Collections.Immutable;
using GridOrleans.Gateway.Files;
using GridOrleans.Orders;

namespace GridOrleans.Gateway.Orders;

/// <summary>Every move that an order can be asked for by address; placing one has its own.</summary>
internal static class OrderMoves
{
    /// <summary>The moves, in the order of the documentation.</summary>
    public static ImmutableArray<MoveEndpoint> All { get; } =
    [
        OrderNoun.Noun.Move<AcceptOrder>(OrderMove.Accept, "2 接单 Accept: the grid accepts"),
        OrderNoun.Noun.Move<DispatchOrder>(OrderMove.Dispatch, "3 派单 Dispatch: give it to Party members"),
        OrderNoun.Noun.Move<FulfilOrder>(OrderMove.Fulfil, "4 履单 Fulfil: a helper has done their part"),
        OrderNoun.Noun.Move<VerifyOrder>(OrderMove.Verify, "5 兑单 Verify: a supervisor has asked the resident"),
        OrderNoun.Noun.Move<ArchiveOrder>(OrderMove.Archive, "6 销单 Archive: seal the order"),
        OrderNoun.Noun.Move<SolveOrder>(OrderMove.Solve, "自办 Solve: done in the grid by whoever accepted it"),
        OrderNoun.Noun.Move<SendBackOrder>(OrderMove.SendBack, "退单 Send back: the result is not accepted"),
        OrderNoun.Noun.Move<OverrideOrder>(OrderMove.Override, "代确认 Override: the lead ends it without the others"),
        OrderNoun.Noun.Move<DeclineOrder>(OrderMove.Decline, "不接单 Decline: the grid does not accept"),
        OrderNoun.Noun.Move<WithdrawOrder>(OrderMove.Withdraw, "撤单 Withdraw: the resident no longer wants it"),
        OrderNoun.Noun.Move<ReopenOrder>(OrderMove.Reopen, "重启 Reopen: take a sealed order up again"),
        OrderNoun.Noun.Move<RateOrder>(OrderMove.Rate, "评价 Rate: the resident rates what was done"),
    ];

    /// <summary>The moves by name.</summary>
    public static FrozenDictionary<string, MoveEndpoint> ByName { get; } =
        All.ToFrozenDictionary(move => move.Name, StringComparer.Ordinal);
}
