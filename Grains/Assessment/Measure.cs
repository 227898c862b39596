using System.Collections.Immutable;

namespace GridOrleans.Assessment;

/// <summary>
/// A quality that evidence has or has not. The list is closed, and nothing in it is a quantity: what is scored is how
/// things were done, never how many.
/// </summary>
internal enum Quality
{
    /// <summary>Handled, and no deadline of the whole case or of a superior was missed.</summary>
    Timely,

    /// <summary>Handled, and never sent back for rework.</summary>
    NotReworked,

    /// <summary>Given to somebody who never had to return it.</summary>
    NotReturned,

    /// <summary>A patrol point's period with a visit that counts.</summary>
    Covered,

    /// <summary>Rated four or five stars by the reporter.</summary>
    Satisfied,
}

/// <summary>How an indicator's file names a quality and the evidence that it is looked for in.</summary>
/// <param name="Quality">The quality.</param>
/// <param name="Name">Its name.</param>
/// <param name="Of">The name of the evidence: a share of anything else would grow with a count.</param>
/// <param name="Gridworkers">
/// Whether a gridworker answers for it: who assigned wrongly, and which points are due in a grid, is not theirs.
/// </param>
internal sealed record Measure(Quality Quality, string Name, string Of, bool Gridworkers)
{
    /// <summary>The operator for a share of the evidence.</summary>
    public const string Share = "share";

    /// <summary>The operator for the lower confidence bound of such a share.</summary>
    public const string LowerBound = "lower_bound";

    /// <summary>The key that names the evidence.</summary>
    public const string OfKey = "of";

    /// <summary>All there are.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        new(Quality.Timely, "timely", "cases", true),
        new(Quality.NotReworked, "not_reworked", "handled_cases", true),
        new(Quality.NotReturned, "not_returned", "assigned_cases", false),
        new(Quality.Covered, "covered", "points_due", false),
        new(Quality.Satisfied, "satisfied", "rated_cases", true),
    ];

    /// <summary>The measure as a file writes it.</summary>
    public override string ToString() => $$"""{"{{Share}}": "{{Name}}", "{{OfKey}}": "{{Of}}"}""";
}
