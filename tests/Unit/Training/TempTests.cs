using System.Text;
using GridOrleans.Journal;
using GridOrleans.Training;
using Xunit;
namespace GridOrleans.Unit.Training;
public sealed class TempTests
{
    [Fact]
    public void Write()
    {
        var paper = new TrainingOnPaper();
        var n = 0;
        using var file = File.CreateText("/tmp/trainings.v1.jsonl");
        void Line(Fact fact)
        {
            var (kind, payload) = FactJson.Write(fact);
            file.Write($"{{\"at\":\"{paper.Now.ToUniversalTime():O}\",\"command\":\"command-{++n:0000}\",\"kind\":\"{kind}\",\"fact\":{Encoding.UTF8.GetString(payload)}}}\n");
        }
        Line(paper.Do(TrainingOnPaper.Fire));
        Line(paper.Do(TrainingOnPaper.Fire with { Training = "ice-2026", Title = "冰雪", Questions = [], PassMark = 0 }));
        Line(paper.Do(new CallOffTraining("ice-2026", "停电")));
        paper.Now = TrainingOnPaper.Begin.AddMinutes(40);
        Line(paper.Enter(new CheckInToTraining(TrainingOnPaper.Begin)));
        Line(paper.Enter(new AnswerQuiz(TrainingOnPaper.Begin.AddMinutes(30), [0, 1])));
    }
}
