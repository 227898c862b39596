using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Assessment;

/// <summary>What scores and load must know of a case, as the read model has it.</summary>
internal sealed record AssessedCase
{
    /// <summary>Its number.</summary>
    public required CaseNumber Number { get; init; }

    /// <summary>The catalogue item.</summary>
    public required string Item { get; init; }

    /// <summary>Where it is.</summary>
    public required Place Place { get; init; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The gridworker whose task it is or was; null where it is a department's, or nobody's yet.</summary>
    public string? Worker { get; init; }

    /// <summary>The ticket by which the gridworker has it.</summary>
    public string? Ticket { get; init; }

    /// <summary>Whether it was handled, and is sealed.</summary>
    public bool Handled { get; init; }

    /// <summary>Whether the deadline of the whole case or a superior's passed.</summary>
    public bool Late { get; init; }

    /// <summary>How often it was sent back for rework.</summary>
    public int Reworks { get; init; }

    /// <summary>How often whoever had it returned it.</summary>
    public int Returns { get; init; }

    /// <summary>The reporter's rating, 1–5.</summary>
    public int? Stars { get; init; }

    /// <summary>
    /// Whether it speaks for a quality (true), against it (false), or about nothing yet (null): a report alone does
    /// not.
    /// </summary>
    public bool? Has(Quality quality) => quality switch
    {
        Quality.Timely => Late ? false : Handled ? true : null,
        Quality.NotReworked => Handled ? Reworks == 0 : null,
        Quality.NotReturned => Returns > 0 ? false : Handled ? true : null,
        Quality.Satisfied => Stars is { } stars ? stars >= SatisfiedFrom : null,
        Quality.Covered => null,
    };

    private const int SatisfiedFrom = 4;
}

/// <summary>How a patrol point was covered in a period.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Point">The point's code.</param>
/// <param name="Due">Its periods that ended.</param>
/// <param name="Covered">Those of them with a visit that counts.</param>
internal readonly record struct AssessedPoint(UnitCode Grid, string Point, int Due, int Covered);

/// <summary>Where the facts of scores come from: the read model of the storage engine.</summary>
internal interface IAssessmentSource
{
    /// <summary>The cases of a unit that were reported between two instants, the second one left out.</summary>
    Task<AssessedCases> Read(
        UnitCode unit,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken);
}

/// <summary>Cases for assessment.</summary>
/// <param name="Cases">The cases, in no order.</param>
/// <param name="AsOf">How far the read model had come: younger changes may be missing.</param>
internal sealed record AssessedCases(IReadOnlyList<AssessedCase> Cases, DateTimeOffset AsOf);
