using System.Text;
using GridOrleans.Journal;
using GridOrleans.Training;
using GridOrleans.Unit.Journal;
using Xunit;

namespace GridOrleans.Unit.Training;

/// <summary>
/// What a release has written of trainings, every later one must read. The file is frozen: never edit it; a new kind or
/// field gets a new file beside it.
/// </summary>
public sealed class FrozenTrainingTests
{
    private static readonly string[] Kinds =
        ["quiz_answered", "training_announced", "training_attended", "training_called_off"];

    [Fact]
    public void Every_kind_of_training_is_a_promise_and_in_the_frozen_journal()
    {
        Assert.Equal(Kinds, Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Kinds, FactJson.Kinds.Where(kind => Kinds.Contains(kind)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_trainings_still_replay()
    {
        var (trainings, sheet) = (new TrainingState(TrainingOnPaper.County), new RollSheetState("140213/fire-2026/07"));
        foreach (var line in Lines())
        {
            var fact = FactJson.Read(line.Kind, line.Utf8);
            var entry = new JournalEntry(0, line.At, line.Command.ToString(), line.Kind, line.Utf8, []);
            if (fact is TrainingEvent)
            {
                trainings.Apply(fact, entry with { Version = trainings.Version + 1 });
            }
            else
            {
                sheet.Apply(fact, entry with { Version = sheet.Version + 1 });
            }
        }

        Assert.Equal(2, trainings.Sessions.Count);
        Assert.Equal("停电", trainings.Find("ice-2026")?.CalledOff);
        Assert.Equal(new RollTotals(1, 1, 1), sheet.Totals);
        Assert.Equal("140213-fire-2026-07-0001", sheet.Find("zhao").Certificate);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(line.Fact, Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Training", "trainings.v1.jsonl");
}
