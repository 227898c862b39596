using System.Collections.Immutable;
using GridOrleans.Gridworkers;
using GridOrleans.Training;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Training;

/// <summary>A training session as it is announced.</summary>
/// <param name="Title">What it is about; 1–100 characters.</param>
/// <param name="From">When it begins; check-in opens an hour earlier.</param>
/// <param name="To">When it ends; a day later at most.</param>
/// <param name="Units">Whose staff it is for: 1–100 units of the announcing unit's subtree.</param>
/// <param name="Classes">Which classes of staff it is for, 1–4.</param>
internal sealed record TrainingAnnouncement(
    string Title,
    DateTimeOffset From,
    DateTimeOffset To,
    ImmutableArray<UnitCode> Units,
    ImmutableArray<StaffClass> Classes)
{
    /// <summary>The quiz, 0–50 questions; without any, attendance earns the certificate.</summary>
    public ImmutableArray<TrainingQuestion> Questions { get; init; } = [];

    /// <summary>How many right answers pass; needed with a quiz.</summary>
    public int PassMark { get; init; }

    /// <summary>The command.</summary>
    public AnnounceTraining Of(string training) =>
        new(training, Title, From, To, Units, Classes, Questions, PassMark);
}

/// <summary>A session is called off.</summary>
/// <param name="Reason">Why; 1–1,000 characters.</param>
internal sealed record TrainingEnd(string Reason);

/// <summary>A check-in.</summary>
/// <param name="At">When, by the phone's clock.</param>
internal sealed record RollEntry(DateTimeOffset At);

/// <summary>Answers to the quiz.</summary>
/// <param name="At">When, by the phone's clock.</param>
/// <param name="Answers">The option chosen for each question, counted from 0.</param>
internal sealed record QuizEntry(DateTimeOffset At, ImmutableArray<int> Answers);

/// <summary>A session's roll.</summary>
/// <param name="Totals">What all sheets come to.</param>
/// <param name="Sheets">How many sheets there are.</param>
/// <param name="Sheet">The sheet that is told; none where none was asked for.</param>
/// <param name="Attendances">Everybody on that sheet, by id.</param>
internal sealed record TrainingRoll(
    RollTotals Totals,
    int Sheets,
    int? Sheet,
    ImmutableArray<AttendanceView> Attendances);
