using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Gridworkers;
using GridOrleans.Journal;
using GridOrleans.Patrols;

namespace GridOrleans.Training;

/// <summary>
/// Who is entered on a session's roll (our convention): a gridworker of a class and unit that it was announced to,
/// within its times. What is late is judged as late uploads of patrols are. Pure.
/// </summary>
internal static class RollRules
{
    /// <summary>How often one may answer a quiz.</summary>
    public const int AttemptsMax = 3;

    /// <summary>How long after the end the quiz is answered.</summary>
    public static readonly TimeSpan QuizAfter = TimeSpan.FromDays(7);

    /// <summary>How far a phone's clock may be ahead.</summary>
    public static readonly TimeSpan AheadMax = PatrolRules.AheadMax;

    /// <summary>How long a phone may keep a check-in or an answer to itself.</summary>
    public static readonly TimeSpan LateMax = PatrolRules.LateMax;

    /// <summary>Decides a check-in or answers to the quiz.</summary>
    public static Decision Decide(
        RollSheetState sheet, AnnounceTraining session, RollRequest request, DateTimeOffset now)
    {
        if (SignerOf(session, request.By) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"'{session.Title}' was announced to other classes or units: none of your roles is among them.");
        }

        return request.Command switch
        {
            CheckInToTraining checkIn => CheckIn(session, checkIn, by, now),
            AnswerQuiz answer => Answer(sheet, session, answer, (by, now)),
            _ => throw new UnreachableException($"No rule decides {request.Command.GetType().Name}."),
        };
    }

    /// <summary>Whether an entry is what a command left when it came first.</summary>
    public static bool IsRepeat(RollRequest request, RollEvent fact) =>
        request.By.Id == fact.By.Id && request.Command.At == fact.At && (request.Command, fact) switch
        {
            (CheckInToTraining, TrainingAttended) => true,
            (AnswerQuiz answer, QuizAnswered answered) =>
                answer.Answers.AsSpan().SequenceEqual(answered.Answers.AsSpan()),
            _ => false,
        };

    /// <summary>Whether a session can no longer be called off, so that a sheet may remember it.</summary>
    public static bool IsFixed(AnnounceTraining session, DateTimeOffset now) =>
        now >= session.From - TrainingRules.OpenBefore - AheadMax;

    private static Decision CheckIn(
        AnnounceTraining session, CheckInToTraining checkIn, Signature by, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        Within(errors, checkIn.At, (session.From - TrainingRules.OpenBefore, session.To), now);
        return errors.ToRefusal() is { } invalid
            ? invalid
            : new TrainingAttended(by, checkIn.At, !session.Questions.IsEmpty);
    }

    private static Decision Answer(
        RollSheetState sheet,
        AnnounceTraining session,
        AnswerQuiz answer,
        (Signature By, DateTimeOffset Now) moment)
    {
        var errors = new FieldErrors();
        Within(errors, answer.At, (session.From, session.To + QuizAfter), moment.Now);
        errors.Check(!session.Questions.IsEmpty, "answers", "this session has no quiz.");
        errors.Check(
            answer.Answers.Length == session.Questions.Length,
            "answers",
            $"one answer to each of the {session.Questions.Length} questions is expected.");
        foreach (var (index, (chosen, question)) in answer.Answers.Zip(session.Questions).Index())
        {
            errors.Check(
                chosen >= 0 && chosen < question.Options.Length,
                $"answers[{index}]",
                $"0–{question.Options.Length - 1} is expected.");
        }

        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        if (sheet.Find(moment.By.Id).Attempts >= AttemptsMax)
        {
            return new Refusal(
                RefusalCode.Spent, $"The quiz is answered {AttemptsMax} times at most; the best counts.");
        }

        var right = answer.Answers.Zip(session.Questions).Count(pair => pair.First == pair.Second.Right);
        return new QuizAnswered(moment.By, answer.At, answer.Answers, right, right >= session.PassMark);
    }

    private static void Within(
        FieldErrors errors,
        DateTimeOffset at,
        (DateTimeOffset Opens, DateTimeOffset Closes) times,
        DateTimeOffset now)
    {
        errors.Check(
            at >= times.Opens && at <= times.Closes,
            "at",
            $"an instant from {times.Opens:yyyy-MM-ddTHH:mm:sszzz} to {times.Closes:yyyy-MM-ddTHH:mm:sszzz} is "
                + "expected.");
        errors.Check(
            at - now <= AheadMax, "at", "an instant that is not to come is expected: check the phone's clock.");
        errors.Check(now - at <= LateMax, "at", $"nothing is taken more than {LateMax.Days} days later.");
    }

    private static Signature? SignerOf(AnnounceTraining session, Caller by) => by.Grants
        .Where(grant => ClassOf(grant.Role) is { } held
            && session.Classes.Contains(held)
            && session.Units.Any(unit => unit.Contains(grant.Unit) || grant.Unit.Contains(unit)))
        .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
        .FirstOrDefault();

    private static StaffClass? ClassOf(Role role) => role switch
    {
        Role.FullTimeGridworker => StaffClass.FullTime,
        Role.PartTimeGridworker => StaffClass.PartTime,
        Role.AuxiliaryGridworker => StaffClass.Auxiliary,
        Role.MicroGridworker => StaffClass.Micro,
        _ => null,
    };
}
