using System.CommandLine;
using System.Text.Json;
using GridOrleans.Integration.Reading;
using GridOrleans.Migrate;
using GridOrleans.Verify;
using Xunit;

namespace GridOrleans.Integration.Verification;

/// <summary>What the verbs <c>verify</c> and <c>migrate</c> promise whoever types or scripts them.</summary>
public abstract class VerbContract : ReadingTest
{
    /// <summary>The options that name the test's storage.</summary>
    private protected abstract string[] Where { get; }

    [Fact]
    public async Task Verify_ends_with_0_only_when_everything_is_proved()
    {
        var histories = await Write(commands: 40);
        await CatchUp(NewProjector());
        Assert.Equal(0, (await Verify()).Code);

        await Ask<object>(
            "UPDATE entry SET payload = payload || ' ' WHERE stream = @Stream AND version = 7",
            new { histories[1].Stream });

        var (code, output, _) = await Verify();
        Assert.Equal(1, code);
        Assert.Contains($"AlteredEntry  {histories[1].Stream} version 7", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_reads_the_report_as_json()
    {
        var histories = await Write(commands: 40);
        await CatchUp(NewProjector());
        await Tamper("UPDATE case_file SET item = 'x' WHERE grid = @grid", new { grid = Grids[0] });

        var (code, output, _) = await Verify("--json", "--stream", $"grid/{Grids[0]}");

        Assert.Equal(1, code);
        using var report = JsonDocument.Parse(output);
        Assert.Equal(1, report.RootElement.GetProperty("streams").GetInt32());
        Assert.Equal(histories[0].Version, report.RootElement.GetProperty("entries").GetInt64());
        Assert.All(report.RootElement.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Equal("wrong_row", finding.GetProperty("kind").GetString());
            Assert.Equal(histories[0].Stream, finding.GetProperty("stream").GetString());
        });
    }

    [Fact]
    public async Task Whoever_waits_for_a_read_model_that_nobody_projects_is_told_so()
    {
        await Write(commands: 10);

        Assert.Equal(0, (await Verify()).Code);
        var (code, output, _) = await Verify("--wait", "1ms");

        Assert.Equal(1, code);
        Assert.Contains("LaggingProjection", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--wait", "soon")]
    [InlineData("--wait", "10")]
    [InlineData("--acks", "f", "--stream", "grid/1")]
    public async Task Options_that_make_no_sense_are_refused(params string[] wrong) =>
        Assert.NotEqual(0, (await Verify(wrong)).Code);

    [Fact]
    public async Task A_file_of_acknowledgements_that_is_not_there_is_one_sentence()
    {
        var (code, _, error) = await Verify("--acks", "/nowhere/acks.ndjson");

        Assert.Equal(2, code);
        Assert.Contains("/nowhere/acks.ndjson", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_again_changes_nothing_and_rebuilds_when_it_is_told_to()
    {
        var histories = await Write(commands: 100);
        await CatchUpAndStop();
        await Tamper("UPDATE case_file SET item = 'altered'");

        var (code, output, _) = await Run(MigrateCommand.Create(), ["--rebuild-reading", .. Where]);

        Assert.Equal(0, code);
        Assert.Contains("The schema is up to date.", output, StringComparison.Ordinal);
        await Shows(histories);
        Assert.Equal(0, (await Verify("--wait", "10s")).Code);
    }

    private static async Task<(int Code, string Output, string Error)> Run(Command verb, string[] arguments)
    {
        await using StringWriter output = new(), error = new();
        var code = await verb.Parse(arguments).InvokeAsync(new() { Output = output, Error = error }, Stop);
        return (code, output.ToString(), error.ToString());
    }

    private Task<(int Code, string Output, string Error)> Verify(params string[] arguments) =>
        Run(VerifyCommand.Create(), [.. arguments, .. Where]);

    // Another process can only lead once this one has let go.
    private async Task CatchUpAndStop()
    {
        await using var model = NewModel();
        await CatchUp(NewProjector(model));
    }
}
