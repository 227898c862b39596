using GridOrleans.Units;

namespace GridOrleans.Training;

/// <summary>What people see of training sessions. Pure.</summary>
internal static class TrainingViews
{
    /// <summary>A session as its audience sees it at an instant: the quiz without its right answers.</summary>
    public static TrainingView View(UnitCode unit, TrainingSession session, DateTimeOffset now)
    {
        var announced = session.Announced;
        return new()
        {
            Unit = unit,
            Training = announced.Training,
            Title = announced.Title,
            OpensAt = announced.From - TrainingRules.OpenBefore,
            From = announced.From,
            To = announced.To,
            QuizUntil = announced.To + RollRules.QuizAfter,
            Units = announced.Units,
            Classes = announced.Classes,
            Questions = now < announced.From
                ? []
                : [.. announced.Questions.Select(question => new QuizQuestion(question.Text, question.Options))],
            PassMark = announced.PassMark,
            CalledOff = session.CalledOff,
        };
    }
}
