using CsCheck;
using GridOrleans.Access;
using GridOrleans.Training;
using Xunit;

namespace GridOrleans.Unit.Training;

/// <summary>Whom <see cref="RollRules"/> enter on a roll, and what a sheet makes of it.</summary>
public sealed class RollRulesTests
{
    private static readonly DateTimeOffset Begin = TrainingOnPaper.Begin;

    [Fact]
    public void Of_several_check_ins_the_earliest_by_the_phone_counts_and_the_citys_time_is_kept_with_it()
    {
        var paper = At(Begin.AddMinutes(30));
        paper.Enter(new CheckInToTraining(Begin.AddMinutes(20)));
        paper.Now = Begin.AddDays(3);
        paper.Enter(new CheckInToTraining(Begin.AddMinutes(-5)));
        paper.Enter(new CheckInToTraining(Begin.AddMinutes(10)));

        var zhao = paper.Sheet.Find("zhao");
        Assert.Equal((Begin.AddMinutes(-5), Begin.AddDays(3)), (zhao.AttendedAt, zhao.ReceivedAt));
        Assert.Equal(new RollTotals(1, 0, 0), paper.Sheet.Totals);
    }

    [Theory]
    [InlineData(-61, 0)]
    [InlineData(121, 180)]
    [InlineData(30, 20)]
    [InlineData(0, 31 * 24 * 60)]
    public void A_check_in_outside_its_times_or_too_late_or_to_come_is_refused(int at, int now)
    {
        var paper = At(Begin.AddMinutes(now));

        var refusal = paper.RefuseEntry(new CheckInToTraining(Begin.AddMinutes(at)));

        Assert.Equal((RefusalCode.Invalid, "at"), (refusal.Code, refusal.Fields.First().Field));
    }

    [Theory]
    [InlineData(Role.PartTimeGridworker, "140213001001001")]
    [InlineData(Role.FullTimeGridworker, "140213002001001")]
    [InlineData(Role.VillageClerk, "140213001001")]
    public void Whoever_it_was_not_announced_to_is_not_entered(Role role, string unit)
    {
        var paper = At(Begin);

        Assert.Equal(
            RefusalCode.NotEntitled,
            paper.RefuseEntry(new CheckInToTraining(Begin), TrainingOnPaper.Worker("li", role, unit)).Code);
    }

    [Fact]
    public void A_certificate_takes_attendance_and_a_passed_quiz_and_the_best_of_three_counts()
    {
        var paper = At(Begin.AddMinutes(90));
        var failed = (QuizAnswered)paper.Enter(new AnswerQuiz(Begin.AddMinutes(80), [0, 0]));
        var passed = (QuizAnswered)paper.Enter(new AnswerQuiz(Begin.AddMinutes(85), [0, 1]));
        Assert.Null(paper.Sheet.Find("zhao").Certificate);
        paper.Enter(new CheckInToTraining(Begin));
        paper.Enter(new AnswerQuiz(Begin.AddMinutes(86), [1, 0]));

        var zhao = paper.Sheet.Find("zhao");
        Assert.Equal((1, false, 2, true), (failed.Right, failed.Passed, passed.Right, passed.Passed));
        Assert.Equal((3, 2, "140213-fire-2026-07-0001"), (zhao.Attempts, zhao.Best, zhao.Certificate));
        Assert.Equal(new RollTotals(1, 1, 1), paper.Sheet.Totals);
        Assert.Equal(
            RefusalCode.Spent, paper.RefuseEntry(new AnswerQuiz(Begin.AddMinutes(87), [0, 1])).Code);
    }

    [Theory]
    [InlineData(new[] { 0 }, "answers")]
    [InlineData(new[] { 0, 3 }, "answers[1]")]
    [InlineData(new[] { -1, 0 }, "answers[0]")]
    public void Answers_that_answer_nothing_are_named(int[] answers, string field)
    {
        var paper = At(Begin.AddMinutes(1));

        Assert.Equal(field, paper.RefuseEntry(new AnswerQuiz(Begin, [.. answers])).Fields.Single().Field);
    }

    [Fact]
    public void The_same_uploads_in_any_order_and_repeated_give_the_same_roll() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 2], Gen.Int[-60, 120], (who, minutes) => (Name: $"gw-{who}", minutes))
                .Array[1, 12],
            Gen.Int[0, 1_000]).Sample((uploads, seed) =>
        {
            var straight = Roll(uploads);
            var shuffled = Roll(
            [
                .. uploads.Concat(uploads).Index().OrderBy(one => (one.Index + 1) * seed % 997).Select(one => one.Item),
            ]);
            return straight.SequenceEqual(shuffled)
                && straight.Length == uploads.Select(upload => upload.Name).Distinct().Count();
        });

    [Fact]
    public void Gridworkers_are_spread_over_all_sheets_and_always_on_the_same_one()
    {
        var sheets = Enumerable.Range(0, 5_000).CountBy(i => TrainingId.SheetOf($"gw-{i:00000}"))
            .ToDictionary(pair => pair.Key, pair => pair.Value);

        Assert.Equal(TrainingId.Sheets, sheets.Count);
        Assert.InRange(sheets.Values.Max(), 1, 2 * 5_000 / TrainingId.Sheets);

        // Whoever was entered on a sheet is looked for on the same one by every later release.
        Assert.Equal((15, 12), (TrainingId.SheetOf("zhao"), TrainingId.SheetOf("qian")));
    }

    private static TrainingOnPaper At(DateTimeOffset now)
    {
        var paper = TrainingOnPaper.Announced();
        paper.Now = now;
        return paper;
    }

    private static (string, DateTimeOffset?)[] Roll((string Worker, int Minutes)[] uploads)
    {
        var paper = At(Begin.AddDays(1));
        foreach (var (worker, minutes) in uploads)
        {
            paper.Enter(new CheckInToTraining(Begin.AddMinutes(minutes)), TrainingOnPaper.Worker(worker));
        }

        Assert.Equal(paper.Sheet.Attendances.Count(), paper.Sheet.Totals.Attended);
        return [.. paper.Sheet.Attendances.Select(one => (one.Worker, one.AttendedAt))];
    }
}
