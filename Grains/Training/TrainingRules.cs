using System.Diagnostics;
using GridOrleans.Access;
using GridOrleans.Cases;
using GridOrleans.Journal;
using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>
/// Who announces a training session and what it must say. That 5,000 are trained at once is published; the rest is our
/// convention. Pure.
/// </summary>
internal static class TrainingRules
{
    /// <summary>How long before the beginning check-in opens.</summary>
    public static readonly TimeSpan OpenBefore = TimeSpan.FromHours(1);

    /// <summary>
    /// How long before check-in opens a session is called off at the latest. Sheets remember a session from
    /// <see cref="RollRules.AheadMax"/> before that on: the rest is what silos' clocks may differ.
    /// </summary>
    public static readonly TimeSpan CallOffBefore = TimeSpan.FromMinutes(10);

    /// <summary>The longest session.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromDays(1);

    /// <summary>How far ahead one is announced.</summary>
    public static readonly TimeSpan AheadMax = TimeSpan.FromDays(366);

    /// <summary>Sessions of one unit: a dozen a day for a year and more.</summary>
    public const int SessionsMax = 5_000;

    private const int TitleMax = 100;
    private const int UnitsMax = 100;
    private const int QuestionsMax = 50;
    private const int QuestionMax = 500;
    private const int OptionsMin = 2;
    private const int OptionsMax = 6;
    private const int OptionMax = 200;
    private const int ReasonMax = 1_000;

    /// <summary>Decides a command. Every field is checked, all errors at once.</summary>
    public static Decision Decide(TrainingState state, TrainingRequest request, DateTimeOffset now)
    {
        if (SignerOf(state.Unit, request.By) is not { } by)
        {
            return new Refusal(
                RefusalCode.NotEntitled,
                $"Trainings are announced by the centre or the political-legal committee of {state.Unit} itself.");
        }

        return request.Command switch
        {
            AnnounceTraining announce => Announce(state, announce, by, now),
            CallOffTraining off => CallOff(state, off, by, now),
            _ => throw new UnreachableException($"No rule decides {request.Command.GetType().Name}."),
        };
    }

    /// <summary>Whether an entry is what a command left when it came first, from the same sender.</summary>
    public static bool IsRepeat(TrainingRequest request, TrainingEvent fact) =>
        request.By.Id == fact.By.Id
        && FactOf(request.Command, fact.By) is var again
        && again.GetType() == fact.GetType()
        && FactJson.Write(again).Payload.AsSpan().SequenceEqual(FactJson.Write(fact).Payload);

    /// <summary>The command that left a fact.</summary>
    public static AnnounceTraining CommandOf(TrainingAnnounced fact) => new(
        fact.Training, fact.Title, fact.From, fact.To, fact.Units, fact.Classes, fact.Questions, fact.PassMark);

    /// <summary>The refusal of a session that nobody announced.</summary>
    public static Refusal Unknown(UnitCode unit, string training) => new(
        RefusalCode.UnknownTraining,
        $"{unit} announced no training '{training}'; GET /v1/trainings/{unit} lists them.");

    private static Signature? SignerOf(UnitCode unit, Caller by) => by.Grants
        .Where(grant => grant.Unit == unit && unit.Level switch
        {
            UnitLevel.City => grant.Role is Role.CityCentre,
            UnitLevel.District => grant.Role is Role.CountyCentre or Role.PoliticalLegalCommittee,
            _ => false,
        })
        .Select(grant => new Signature(by.Id, grant.Role, grant.Unit))
        .FirstOrDefault();

    private static Decision Announce(
        TrainingState state, AnnounceTraining announce, Signature by, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        errors.Check(
            TrainingId.TryRead(state.Unit.ToString(), announce.Training, out _),
            "training",
            $"1–{TrainingId.NameMax} small letters, digits and hyphens are expected.");
        errors.Check(state.Find(announce.Training) is null, "training", "this one is announced already; take another.");
        errors.Check(
            state.Sessions.Count < SessionsMax, "training", $"the unit has announced {SessionsMax} sessions already.");
        errors.Line("title", announce.Title, TitleMax);
        errors.Check(
            announce.From - now > TimeSpan.Zero && announce.From - now <= AheadMax,
            "from",
            $"an instant to come within {AheadMax.Days} days is expected.");
        errors.Check(
            announce.To > announce.From && announce.To - announce.From <= LengthMax,
            "to",
            $"an end within {LengthMax.TotalHours:0} hours after the beginning is expected.");
        Audience(errors, state.Unit, announce);
        Quiz(errors, announce);
        return errors.ToRefusal() is { } invalid ? invalid : FactOf(announce, by);
    }

    private static void Audience(FieldErrors errors, UnitCode unit, AnnounceTraining announce)
    {
        errors.Check(announce.Units.Length is >= 1 and <= UnitsMax, "units", $"1–{UnitsMax} units are expected.");
        foreach (var (index, one) in announce.Units.Take(UnitsMax).Index())
        {
            errors.Check(unit.Contains(one), $"units[{index}]", $"a unit of {unit} is expected.");
        }

        errors.Check(
            !announce.Classes.IsEmpty && announce.Classes.Distinct().Count() == announce.Classes.Length,
            "classes",
            "at least one class is expected, each once.");
        foreach (var (index, one) in announce.Classes.Take(UnitsMax).Index())
        {
            errors.Defined($"classes[{index}]", one);
        }
    }

    private static void Quiz(FieldErrors errors, AnnounceTraining announce)
    {
        var questions = announce.Questions;
        errors.Check(questions.Length <= QuestionsMax, "questions", $"at most {QuestionsMax} are expected.");
        errors.Check(
            announce.PassMark >= Math.Min(1, questions.Length) && announce.PassMark <= questions.Length,
            "passMark",
            questions.IsEmpty ? "0 is expected without a quiz." : $"1–{questions.Length} is expected.");
        foreach (var (index, question) in questions.Take(QuestionsMax).Index())
        {
            var field = $"questions[{index}]";
            errors.Prose($"{field}.text", question.Text, QuestionMax);
            errors.Check(
                question.Options.Length is >= OptionsMin and <= OptionsMax,
                $"{field}.options",
                $"{OptionsMin}–{OptionsMax} are expected.");
            foreach (var (number, option) in question.Options.Take(OptionsMax).Index())
            {
                errors.Line($"{field}.options[{number}]", option, OptionMax);
            }

            errors.Check(
                question.Right >= 0 && question.Right < question.Options.Length,
                $"{field}.right",
                "the number of one of the options is expected, counted from 0.");
        }
    }

    private static Decision CallOff(TrainingState state, CallOffTraining off, Signature by, DateTimeOffset now)
    {
        if (state.Find(off.Training) is not { } session)
        {
            return Unknown(state.Unit, off.Training);
        }

        var errors = new FieldErrors();
        errors.Prose("reason", off.Reason, ReasonMax);
        errors.Check(session.CalledOff is null, "training", "this one is called off already.");
        if (errors.ToRefusal() is { } invalid)
        {
            return invalid;
        }

        return now >= session.Announced.From - OpenBefore - CallOffBefore
            ? new Refusal(
                RefusalCode.DeadlinePassed,
                "Check-in has opened, or is about to: a session is called off at least "
                    + $"{(OpenBefore + CallOffBefore).TotalMinutes:0} minutes before it begins.")
            : FactOf(off, by);
    }

    private static TrainingEvent FactOf(TrainingCommand command, Signature by) => command switch
    {
        AnnounceTraining announce => new TrainingAnnounced(
            by,
            announce.Training,
            announce.Title,
            announce.From,
            announce.To,
            announce.Units,
            announce.Classes,
            announce.Questions,
            announce.PassMark),
        CallOffTraining off => new TrainingCalledOff(by, off.Training, off.Reason),
        _ => throw new UnreachableException($"No fact is left by {command.GetType().Name}."),
    };
}
