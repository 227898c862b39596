using System.Text;
using GridOrleans.Journal;
using GridOrleans.Registry;
using GridOrleans.Unit.Journal;
using Xunit;

namespace GridOrleans.Unit.Registry;

/// <summary>
/// What a release has written of registries, every later one must read, and open with the keys of then. The file is
/// frozen: never edit it; a new kind or field gets a new file beside it.
/// </summary>
public sealed class FrozenRegistryTests
{
    [Fact]
    public void Every_kind_of_registries_is_a_promise_and_in_the_frozen_journal()
    {
        string[] kinds =
        [
            "record_disclosed", "record_retained", "records_collected", "records_erased", "records_loaded",
            "unsealing_approved", "unsealing_requested",
        ];

        Assert.Equal(kinds, Lines().Select(line => line.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            kinds,
            FactJson.Kinds.Where(kind => kind.StartsWith("record", StringComparison.Ordinal)
                    || kind.StartsWith("unsealing", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_frozen_registry_still_replays_and_opens()
    {
        var keys = new PersonKeys();
        keys.Put(0, RegistryOnPaper.KeyOf(0));
        var book = new RegistryBook(new(RegistryOnPaper.Grid), keys);
        foreach (var (index, line) in Lines().Index())
        {
            book.State.Apply(FactJson.Read(line.Kind, line.Utf8), index + 1, line.At, line.Command.ToString());
        }

        Assert.Equal("迎宾街12号", RecordViews.Record(book, 1, Privacy.Open)!.Fields["address"]);
        var person = RecordViews.Record(book, 2, Privacy.Personal)!;
        Assert.Equal(("李雷", "13812345678"), (person.Fields["name"], person.Fields["phone"]));
        Assert.Null(RecordViews.Record(book, 3, Privacy.Sealed));
        Assert.Equal([1], book.State.ErasedSlots);
        Assert.Equal(2, book.State.Disclosures.Count);
        Assert.True(Assert.Single(book.State.Unsealings).Used);
    }

    [Fact]
    public void What_is_read_is_written_again_byte_for_byte() => Assert.All(Lines(), line =>
        Assert.Equal(
            line.Fact,
            Encoding.UTF8.GetString(FactJson.Write(FactJson.Read(line.Kind, line.Utf8)).Payload)));

    private static IEnumerable<FrozenLine> Lines() => FrozenLine.Read("Registry", "registry.v1.jsonl");
}
