using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>A fact about a unit's training sessions.</summary>
internal abstract record TrainingEvent(Signature By, string Training) : Fact;

internal sealed record TrainingAnnounced(
    Signature By,
    string Training,
    string Title,
    DateTimeOffset From,
    DateTimeOffset To,
    ImmutableArray<UnitCode> Units,
    ImmutableArray<StaffClass> Classes,
    ImmutableArray<TrainingQuestion> Questions,
    int PassMark) : TrainingEvent(By, Training);

internal sealed record TrainingCalledOff(Signature By, string Training, string Reason) : TrainingEvent(By, Training);

/// <summary>A fact about who was in a session.</summary>
/// <param name="By">The gridworker.</param>
/// <param name="At">When, by the phone's clock; when it was taken is the entry's instant.</param>
internal abstract record RollEvent(Signature By, DateTimeOffset At) : Fact;

/// <summary>A gridworker checked in.</summary>
/// <param name="By">The gridworker.</param>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="HasQuiz">Whether the certificate takes a quiz as well.</param>
internal sealed record TrainingAttended(Signature By, DateTimeOffset At, bool HasQuiz) : RollEvent(By, At);

/// <summary>A gridworker answered the quiz.</summary>
/// <param name="By">The gridworker.</param>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="Answers">What was chosen.</param>
/// <param name="Right">How many are right.</param>
/// <param name="Passed">Whether that passes.</param>
internal sealed record QuizAnswered(
    Signature By,
    DateTimeOffset At,
    ImmutableArray<int> Answers,
    int Right,
    bool Passed) : RollEvent(By, At);
