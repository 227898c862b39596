using System.CommandLine;
using GridOrleans.Surge;
using Xunit;

namespace GridOrleans.Unit.Surge;

public sealed class SurgeCommandTests
{
    [Theory]
    [InlineData("--url ftp://there", "http://")]
    [InlineData("--url there", "http://")]
    [InlineData("--cases 0", "--cases")]
    [InlineData("--cases many", "many")]
    [InlineData("--rate -1", "--rate")]
    [InlineData("--rate 5 --speed 2", "give one of them")]
    [InlineData("--resume", "--acks")]
    public void A_wrong_option_is_named(string arguments, string named)
    {
        var parsed = SurgeCommand.Create().Parse(arguments);

        Assert.Contains(parsed.Errors, error => error.Message.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 924, 4_320)]
    [InlineData("--seconds 40", 924, 2_160)]
    [InlineData("--speed 100 --cases 10", 10, 100)]
    [InlineData("--rate 10 --cases 100", 100, 8_640)]
    public void The_pace_follows_from_one_of_three_options(string arguments, int cases, double speed)
    {
        var options = new SurgeOptions();
        var verb = new Command("surge");
        options.AddTo(verb);

        var settings = options.Read(verb.Parse(arguments));

        Assert.Equal((cases, speed), (settings.Profile.Cases, settings.Speed));
        Assert.Equal(new("http://127.0.0.1:8080"), settings.Url);
    }

    [Theory]
    [InlineData("--profile flood", "There is no profile 'flood'")]
    [InlineData("--plan /nowhere/city", "There is no city plan in /nowhere/city")]
    public async Task What_cannot_be_run_is_told_in_a_sentence(string arguments, string sentence)
    {
        var console = new InvocationConfiguration { Error = new StringWriter(), Output = new StringWriter() };

        var code = await SurgeCommand.Create().Parse(arguments)
            .InvokeAsync(console, TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains(sentence, console.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", console.Output.ToString());
    }
}
