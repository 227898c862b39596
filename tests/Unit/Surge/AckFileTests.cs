using GridOrleans.Cases;
using GridOrleans.Commands;
using GridOrleans.Surge.Sending;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class AckFileTests : IDisposable
{
    private static readonly Ack First =
        new(CommandId.Parse("command-1"), CaseNumber.Parse("140212100201001-1"), 7);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void A_line_is_with_the_operating_system_before_the_next_thing_happens()
    {
        const string Line = """{"commandId":"command-1","case":"140212100201001-1","version":7}""" + "\n";
        using var acks = AckFile.Open(_path, resume: false);

        acks.Add(First);

        using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal(Line, reader.ReadToEnd());
    }

    [Fact]
    public void Another_answer_to_the_same_command_is_found_out()
    {
        using var acks = AckFile.Open(_path, resume: false);
        acks.Add(First);

        Assert.Null(acks.Add(First));
        Assert.Equal(First, acks.Add(First with { Version = 8 }));
    }

    [Fact]
    public void An_earlier_run_is_not_mixed_with_a_new_one()
    {
        Write(First);

        var refused = Assert.Throws<InvalidDataException>(() => AckFile.Open(_path, resume: false));

        Assert.Contains("--resume", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_line_from_a_killed_surge_counts_as_not_acknowledged()
    {
        Write(First);
        File.AppendAllText(_path, """{"commandId":"command-2","ca""");

        using (var acks = AckFile.Open(_path, resume: true))
        {
            Assert.Equal([First.CommandId], acks.Earlier);
            acks.Add(First with { CommandId = CommandId.Parse("command-2"), Version = 8 });
        }

        Assert.Equal(2, File.ReadAllLines(_path).Length);
        Assert.EndsWith("\"version\":8}", File.ReadAllLines(_path)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_line_is_named()
    {
        Write(First);
        File.AppendAllText(_path, "{\"commandId\":7}\n");

        var refused = Assert.Throws<InvalidDataException>(() => AckFile.Open(_path, resume: true));

        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_surges_do_not_write_to_one_file()
    {
        using var acks = AckFile.Open(_path, resume: false);

        Assert.Throws<IOException>(() => AckFile.Open(_path, resume: true));
    }

    public void Dispose() => File.Delete(_path);

    private void Write(Ack ack)
    {
        using var acks = AckFile.Open(_path, resume: false);
        acks.Add(ack);
    }
}
