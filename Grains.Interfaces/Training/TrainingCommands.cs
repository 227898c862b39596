using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gridworkers;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>A command on its way to the trainings of a county, or of the city.</summary>
/// <param name="Id">The caller's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">Who asks, as the gateway knows them.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("training-request")]
public sealed record TrainingRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] TrainingCommand Command);

/// <summary>What can be done with a training session.</summary>
/// <param name="Training">The session's name in its unit.</param>
[GenerateSerializer, Immutable, Alias("training-command")]
public abstract record TrainingCommand([property: Id(0)] string Training);

/// <summary>Announces a session to grids' staff. It stays as it was announced; another one has another name.</summary>
/// <param name="Training">The session's name in its unit.</param>
/// <param name="Title">What it is about; 1–100 characters.</param>
/// <param name="From">When it begins; check-in opens an hour earlier.</param>
/// <param name="To">When it ends; a day later at most.</param>
/// <param name="Units">Whose staff it is for: 1–100 units of the announcing unit's subtree.</param>
/// <param name="Classes">Which classes of staff it is for, 1–4.</param>
/// <param name="Questions">The quiz, 0–50 questions; without any, attendance earns the certificate.</param>
/// <param name="PassMark">How many right answers pass; 0 without a quiz.</param>
[GenerateSerializer, Immutable, Alias("announce-training")]
public sealed record AnnounceTraining(
    string Training,
    [property: Id(0)] string Title,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] ImmutableArray<UnitCode> Units,
    [property: Id(4)] ImmutableArray<StaffClass> Classes,
    [property: Id(5)] ImmutableArray<TrainingQuestion> Questions,
    [property: Id(6)] int PassMark) : TrainingCommand(Training);

/// <summary>A question with its right answer; it reaches those who are asked without it.</summary>
/// <param name="Text">The question; 1–500 characters.</param>
/// <param name="Options">The answers to choose from, 2–6, each of 1–200 characters.</param>
/// <param name="Right">The right one, counted from 0.</param>
[GenerateSerializer, Immutable, Alias("training-question")]
public sealed record TrainingQuestion(
    [property: Id(0)] string Text,
    [property: Id(1)] ImmutableArray<string> Options,
    [property: Id(2)] int Right);

/// <summary>Calls a session off, before its check-in opens.</summary>
/// <param name="Training">The session's name in its unit.</param>
/// <param name="Reason">Why; 1–1,000 characters.</param>
[GenerateSerializer, Immutable, Alias("call-off-training")]
public sealed record CallOffTraining(string Training, [property: Id(0)] string Reason) : TrainingCommand(Training);

/// <summary>A command on its way to a session's roll sheet.</summary>
/// <param name="Id">The phone's id for the command; a resend with the same id gets the first answer.</param>
/// <param name="By">The gridworker.</param>
/// <param name="Command">What is wanted.</param>
[GenerateSerializer, Immutable, Alias("roll-request")]
public sealed record RollRequest(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] Caller By,
    [property: Id(2)] RollCommand Command);

/// <summary>What a gridworker does in a session.</summary>
/// <param name="At">When, by the phone's clock.</param>
[GenerateSerializer, Immutable, Alias("roll-command")]
public abstract record RollCommand([property: Id(0)] DateTimeOffset At);

/// <summary>Checks in 签到. Of several the earliest counts, in whichever order they come.</summary>
/// <param name="At">When, by the phone's clock.</param>
[GenerateSerializer, Immutable, Alias("check-in-to-training")]
public sealed record CheckInToTraining(DateTimeOffset At) : RollCommand(At);

/// <summary>Answers the quiz; thrice at most, and the best counts.</summary>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="Answers">The option chosen for each question, counted from 0.</param>
[GenerateSerializer, Immutable, Alias("answer-quiz")]
public sealed record AnswerQuiz(DateTimeOffset At, [property: Id(0)] ImmutableArray<int> Answers) : RollCommand(At);
