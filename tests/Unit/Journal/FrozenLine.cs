using System.Text;
using System.Text.Json;
using GridOrleans.Commands;
using GridOrleans.Unit.Cases;

namespace GridOrleans.Unit.Journal;

/// <summary>A line of a frozen journal: an entry as a release wrote it.</summary>
internal sealed record FrozenLine(DateTimeOffset At, CommandId Command, string Kind, string Fact)
{
    /// <summary>The fact as the journal holds it.</summary>
    public byte[] Utf8 => Encoding.UTF8.GetBytes(Fact);

    /// <summary>The lines of a file.</summary>
    public static IEnumerable<FrozenLine> Read(string folder, string file) =>
        from text in File.ReadLines(RepositoryFiles.Path("tests", "Unit", folder, file))
        let line = JsonDocument.Parse(text).RootElement
        select new FrozenLine(
            line.GetProperty("at").GetDateTimeOffset(),
            CommandId.Parse(line.GetProperty("command").GetString()!),
            line.GetProperty("kind").GetString()!,
            line.GetProperty("fact").GetRawText());
}
