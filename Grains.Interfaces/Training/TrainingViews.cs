using System.Collections.Immutable;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>A command on a training session was taken: durable, and the same however often it is sent.</summary>
/// <param name="Unit">The county, or the city.</param>
/// <param name="Training">The session's name there.</param>
/// <param name="Version">The entry in the unit's journal of trainings.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("training-receipt")]
public sealed record TrainingReceipt(
    [property: Id(0)] UnitCode Unit,
    [property: Id(1)] string Training,
    [property: Id(2)] long Version,
    [property: Id(3)] DateTimeOffset At);

/// <summary>A training session as its audience sees it.</summary>
[GenerateSerializer, Immutable, Alias("training-view")]
public sealed record TrainingView
{
    /// <summary>The unit that announced it.</summary>
    [Id(0)] public required UnitCode Unit { get; init; }

    /// <summary>Its name in that unit.</summary>
    [Id(1)] public required string Training { get; init; }

    /// <summary>What it is about.</summary>
    [Id(2)] public required string Title { get; init; }

    /// <summary>When check-in opens.</summary>
    [Id(3)] public required DateTimeOffset OpensAt { get; init; }

    /// <summary>When it begins.</summary>
    [Id(4)] public required DateTimeOffset From { get; init; }

    /// <summary>When it ends, and check-in with it.</summary>
    [Id(5)] public required DateTimeOffset To { get; init; }

    /// <summary>Until when the quiz is answered.</summary>
    [Id(6)] public required DateTimeOffset QuizUntil { get; init; }

    /// <summary>Whose staff it is for.</summary>
    [Id(7)] public required ImmutableArray<UnitCode> Units { get; init; }

    /// <summary>Which classes of staff it is for.</summary>
    [Id(8)] public required ImmutableArray<StaffClass> Classes { get; init; }

    /// <summary>The quiz without its right answers; none before the session begins.</summary>
    [Id(9)] public required ImmutableArray<QuizQuestion> Questions { get; init; }

    /// <summary>How many right answers pass; 0 without a quiz.</summary>
    [Id(10)] public required int PassMark { get; init; }

    /// <summary>Why it was called off; null while it was not.</summary>
    [Id(11)] public string? CalledOff { get; init; }
}

/// <summary>A question as it is asked.</summary>
/// <param name="Text">The question.</param>
/// <param name="Options">The answers to choose from.</param>
[GenerateSerializer, Immutable, Alias("quiz-question")]
public sealed record QuizQuestion([property: Id(0)] string Text, [property: Id(1)] ImmutableArray<string> Options);

/// <summary>How many were there.</summary>
/// <param name="Attended">Who checked in, each once.</param>
/// <param name="Answered">Who answered the quiz.</param>
/// <param name="Certified">Who earned the certificate.</param>
[GenerateSerializer, Immutable, Alias("roll-totals")]
public sealed record RollTotals(
    [property: Id(0)] int Attended,
    [property: Id(1)] int Answered,
    [property: Id(2)] int Certified)
{
    /// <summary>Both together: sheets have nobody in common.</summary>
    public static RollTotals operator +(RollTotals one, RollTotals other) => new(
        one.Attended + other.Attended, one.Answered + other.Answered, one.Certified + other.Certified);

    /// <summary>What one has beyond the other.</summary>
    public static RollTotals operator -(RollTotals one, RollTotals other) => new(
        one.Attended - other.Attended, one.Answered - other.Answered, one.Certified - other.Certified);
}

/// <summary>A check-in or answers were taken: durable, and the same however often they are sent.</summary>
/// <param name="Worker">The gridworker.</param>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="ReceivedAt">When the city took it.</param>
/// <param name="Right">How many answers are right; null for a check-in.</param>
/// <param name="Passed">Whether that passes; null for a check-in.</param>
[GenerateSerializer, Immutable, Alias("roll-receipt")]
public sealed record RollReceipt(
    [property: Id(0)] string Worker,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] int? Right,
    [property: Id(4)] bool? Passed);

/// <summary>What a session has of one gridworker.</summary>
[GenerateSerializer, Immutable, Alias("attendance-view")]
public sealed record AttendanceView
{
    /// <summary>The gridworker.</summary>
    [Id(0)] public required string Worker { get; init; }

    /// <summary>The earliest check-in by the phone's clock; null without one.</summary>
    [Id(1)] public DateTimeOffset? AttendedAt { get; init; }

    /// <summary>When that check-in reached the city.</summary>
    [Id(2)] public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>How often the quiz was answered.</summary>
    [Id(3)] public required int Attempts { get; init; }

    /// <summary>The most right answers; null without an attempt.</summary>
    [Id(4)] public int? Best { get; init; }

    /// <summary>The certificate's number 结业证; null while none is earned.</summary>
    [Id(5)] public string? Certificate { get; init; }
}

/// <summary>One roll sheet of a session.</summary>
/// <param name="Totals">What it comes to.</param>
/// <param name="Attendances">Everybody on it, by id.</param>
[GenerateSerializer, Immutable, Alias("roll-sheet-view")]
public sealed record RollSheetView(
    [property: Id(0)] RollTotals Totals,
    [property: Id(1)] ImmutableArray<AttendanceView> Attendances);
