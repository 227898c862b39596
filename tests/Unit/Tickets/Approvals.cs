using GridOrleans.Tickets;

namespace GridOrleans.Unit.Tickets;

/// <summary>What committees approve in the stories.</summary>
internal static class Approvals
{
    /// <summary>A ticket for the stories' item, valid through 2026.</summary>
    public static ApproveTicket OfRubbish(int volume) => new(
        "N301",
        "城市管理局 Urban Management Bureau",
        "Its published list of powers and duties",
        volume,
        new(2026, 1, 5),
        new(2026, 12, 31),
        new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)));
}
