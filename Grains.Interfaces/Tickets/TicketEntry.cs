namespace GridOrleans.Tickets;

/// <summary>
/// What an admission ticket 准入票 says, in the catalogue and in every ledger alike. It admits nothing by itself: a task
/// is admitted by what a grid was allotted of it.
/// </summary>
/// <param name="Number">Its number.</param>
/// <param name="Item">The item it admits.</param>
/// <param name="Department">The department whose task it is.</param>
/// <param name="LegalBasis">What the department rests on.</param>
/// <param name="Volume">How many tasks it covers in one county, never more; a standing ticket so many in each.</param>
/// <param name="From">The first day on which tasks may be given, in China's time.</param>
/// <param name="To">The last day.</param>
/// <param name="ApprovedBy">The county committee that approved it.</param>
/// <param name="Expires">When the ticket itself ends, whatever its period says.</param>
[GenerateSerializer, Immutable, Alias("ticket-entry")]
public sealed record TicketEntry(
    [property: Id(0)] string Number,
    [property: Id(1)] string Item,
    [property: Id(2)] string Department,
    [property: Id(3)] string LegalBasis,
    [property: Id(4)] int Volume,
    [property: Id(5)] DateOnly From,
    [property: Id(6)] DateOnly To,
    [property: Id(7)] string ApprovedBy,
    [property: Id(8)] DateTimeOffset Expires);
