using System.Collections.Immutable;
using GridOrleans.Journal;
using GridOrleans.Orders;
using GridOrleans.Units;

namespace GridOrleans.Reading;

/// <summary>Orders: the table <c>order_file</c>.</summary>
internal sealed class OrderTable() : FileTable<OrderState, OrderEvent>(FactJson.Json.OrderState)
{
    /// <summary>The one there is.</summary>
    public static readonly OrderTable Table = new();

    /// <inheritdoc/>
    public override string Name => "order_file";

    /// <inheritdoc/>
    public override string Noun => "order";

    /// <inheritdoc/>
    public override ImmutableArray<FileColumn> Columns { get; } =
    [
        Text(Number, order => order.Number.ToString()),
        Text("grid", order => order.Number.Grid.ToString()),
        Text("slip", order => EnumText<OrderSlip>.Of(order.Slip)),
        Text("outcome", order => EnumText<OrderOutcome>.Of(order.Outcome)),
        Text("text", order => order.Text),
        Text("address", order => order.Place.Address),
        Real("lon", order => order.Place.Lon),
        Real("lat", order => order.Place.Lat),
        Text("resident", order => order.Resident.Id),
        Text("accepted_by", order => order.AcceptedBy?.Id),
        Text("lead", order => order.Helpers is [var lead, ..] ? lead : null),
        Whole("helpers", order => order.Helpers.Length),
        Whole("confirmed", order => order.Confirmations.Length),
        Truth("self_solved", order => order.SelfSolved),
        Text("result", order => order.Result),
        Text("overridden", order => order.Overridden),
        Text("sent_back", order => order.SentBack),
        Text("verified_by", order => order.VerifiedBy?.Id),
        Text("resident_said", order => order.ResidentSaid),
        Truth("satisfied", order => order.Satisfied),
        Whole("stars", order => order.Stars),
        Text("reason", order => order.Reason),
        .. Enum.GetValues<OrderSlip>().Select(slip =>
            Instant($"{EnumText<OrderSlip>.Of(slip)}_at", order => order.SlipTimes[(int)slip])),
        Instant("updated_at", order => order.UpdatedAt),
        .. Ends(order => order.Version, FactJson.Json.OrderState),
    ];

    /// <inheritdoc/>
    public override bool Opens(Fact fact) => fact is OrderPlaced;

    /// <inheritdoc/>
    public override string NumberOf(UnitCode grid, int serial) => new OrderNumber(grid, serial).ToString();

    /// <inheritdoc/>
    protected override int SerialOf(OrderEvent fact) => fact.Order;

    /// <inheritdoc/>
    protected override UnitCode GridOf(OrderState file) => file.Number.Grid;

    /// <inheritdoc/>
    protected override OrderState Apply(OrderState? file, UnitCode grid, OrderEvent fact, JournalEntry entry) =>
        OrderState.Apply(file, grid, fact, entry.At, entry.Version);
}
