using GridOrleans.Integration.Reading;
using GridOrleans.Verification;
using Xunit;

namespace GridOrleans.Integration.Verification;

/// <summary>How the audit looks up what was acknowledged.</summary>
public abstract class AcknowledgementContract : AuditTest
{
    [Fact]
    public async Task An_acknowledged_command_that_is_not_there_is_found_and_named()
    {
        var histories = await Sound();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(
                file,
                [
                    .. histories[0].Commands,
                    "",
                    .. histories[1].Commands.Select(id => Line(id, histories[1])),
                    Line(histories[2].Commands[0], histories[3]),
                    $$"""{"commandId":"{{histories[2].Commands[1]}}","order":"{{histories[2].Grid}}-D1"}""",
                    "never-journaled-1",
                ],
                Stop);

            var report = await Audit(new() { Acknowledgements = file });

            Assert.Equal(histories[0].Commands.Count + histories[1].Commands.Count + 3, report.Acknowledged);
            Assert.Equal(2, report.FindingsTotal);
            Assert.Contains("never-journaled-1", report.Findings[0].Detail, StringComparison.Ordinal);
            Assert.Equal(AuditKind.LostCommand, report.Findings[0].Kind);
            Assert.Equal(AuditKind.MisplacedCommand, report.Findings[1].Kind);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_line_that_is_no_acknowledgement_is_refused_by_its_number()
    {
        await Sound();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, ["good-command-1", "{\"commandId\":7}"], Stop);

            var refused = await Assert.ThrowsAsync<InvalidDataException>(
                () => Audit(new() { Acknowledgements = file }));

            Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_last_line_that_was_cut_off_while_it_was_written_does_not_count()
    {
        var histories = await Sound();
        var file = Path.GetTempFileName();
        try
        {
            var line = Line(histories[0].Commands[0], histories[0]);
            await File.WriteAllTextAsync(file, $"{line}\n{line[..20]}", Stop);

            var report = await Audit(new() { Acknowledgements = file });

            Assert.Equal(1, report.Acknowledged);
            Assert.Empty(report.Findings);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Line(string command, GridHistory history) =>
        $$"""{"commandId":"{{command}}","case":"{{history.Grid}}-1","version":7}""";
}
