using GridOrleans.Access;
using GridOrleans.Gridworkers;
using GridOrleans.Training;
using GridOrleans.Units;
using Xunit;

namespace GridOrleans.Unit.Training;

/// <summary>What <see cref="TrainingRules"/> let be announced.</summary>
public sealed class TrainingRulesTests
{
    [Theory]
    [InlineData(Role.CountyCentre, "1402")]
    [InlineData(Role.CountyCentre, "140212")]
    [InlineData(Role.CityCentre, "1402")]
    [InlineData(Role.TownshipDesk, "140213001")]
    [InlineData(Role.FullTimeGridworker, "140213")]
    public void A_unit_announces_its_own_trainings_alone(Role role, string unit)
    {
        var other = new Caller("li", [new(role, UnitCode.Parse(unit))]);

        Assert.Equal(RefusalCode.NotEntitled, new TrainingOnPaper().Refuse(TrainingOnPaper.Fire, other).Code);
    }

    [Fact]
    public void The_city_announces_to_all_its_counties()
    {
        var city = new TrainingState(UnitCode.Parse("1402"));
        var centre = new Caller("chen", [new(Role.CityCentre, city.Unit)]);

        var decision = TrainingRules.Decide(
            city,
            new(Commands.CommandId.Parse("command-1"), centre, TrainingOnPaper.Fire with { Units = [city.Unit] }),
            TrainingOnPaper.Begin.AddDays(-1));

        Assert.IsType<TrainingAnnounced>(Assert.Single(decision.Facts));
    }

    [Fact]
    public void Every_field_at_fault_is_named_at_once()
    {
        var refusal = new TrainingOnPaper().Refuse(new AnnounceTraining(
            "Fire 2026",
            "",
            TrainingOnPaper.Begin.AddDays(-3),
            TrainingOnPaper.Begin.AddDays(-4),
            [UnitCode.Parse("140212")],
            [StaffClass.Micro, StaffClass.Micro],
            [new("?", ["one"], 1)],
            2));

        Assert.Equal(
            [
                "training", "title", "from", "to", "units[0]", "classes", "passMark", "questions[0].options",
                "questions[0].right",
            ],
            refusal.Fields.Select(field => field.Field));
    }

    [Fact]
    public void A_session_stays_as_it_was_announced()
    {
        var paper = TrainingOnPaper.Announced();

        Assert.Equal(
            "training", paper.Refuse(TrainingOnPaper.Fire with { Title = "另一个" }).Fields.Single().Field);
    }

    [Fact]
    public void The_quiz_is_told_from_the_beginning_on_and_never_with_its_right_answers()
    {
        var session = TrainingOnPaper.Announced().State.Find("fire-2026")!;

        var before = TrainingViews.View(TrainingOnPaper.County, session, TrainingOnPaper.Begin.AddSeconds(-1));
        var from = TrainingViews.View(TrainingOnPaper.County, session, TrainingOnPaper.Begin);

        Assert.Empty(before.Questions);
        Assert.Equal(["火警电话？", "先做什么？"], from.Questions.Select(question => question.Text));
        Assert.Equal(
            ["Text", "Options"], typeof(QuizQuestion).GetProperties().Select(property => property.Name));
        Assert.Equal(
            (TrainingOnPaper.Begin.AddHours(-1), TrainingOnPaper.Begin.AddHours(2).AddDays(7)),
            (from.OpensAt, from.QuizUntil));
    }

    [Fact]
    public void A_session_is_called_off_before_any_sheet_may_remember_it()
    {
        var paper = TrainingOnPaper.Announced();
        paper.Now = TrainingOnPaper.Begin.AddMinutes(-70);

        Assert.Equal(
            RefusalCode.DeadlinePassed, paper.Refuse(new CallOffTraining("fire-2026", "停电")).Code);
        Assert.False(RollRules.IsFixed(TrainingOnPaper.Fire, paper.Now));
        Assert.True(RollRules.IsFixed(TrainingOnPaper.Fire, paper.Now.AddMinutes(5)));
        paper.Now = paper.Now.AddTicks(-1);
        paper.Do(new CallOffTraining("fire-2026", "停电"));
        Assert.Equal("停电", paper.State.Find("fire-2026")!.CalledOff);
        Assert.Equal(RefusalCode.Invalid, paper.Refuse(new CallOffTraining("fire-2026", "再次")).Code);
    }

    [Fact]
    public void What_nobody_announced_cannot_be_called_off() =>
        Assert.Equal(
            RefusalCode.UnknownTraining, new TrainingOnPaper().Refuse(new CallOffTraining("none", "停电")).Code);
}
