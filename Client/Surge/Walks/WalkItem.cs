using System.ComponentModel.DataAnnotations;

namespace GridOrleans.Surge.Walks;

/// <summary>A kind of matter that is reported in a surge.</summary>
internal sealed record WalkItem
{
    /// <summary>The code in the server's catalogue.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>What people write when they report it.</summary>
    [Required, StringLength(2_000, MinimumLength = 1)]
    public required string Text { get; init; }

    /// <summary>The number of its admission ticket; without one it goes to departments only.</summary>
    [StringLength(64, MinimumLength = 1)]
    public string? Ticket { get; init; }
}
