using System.Text.Json;
using GridOrleans.Access;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class TokenCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("token-");

    [Fact]
    public async Task A_minted_token_opens_the_gateway_that_has_its_key()
    {
        var (code, output, _) = Run("--sub wang --role village_clerk --unit 140212100201 --grant resident@1402 --json");
        await using var gateway = await GatewayUnderTest.Start(new() { ["Grid:Access:Key"] = Key });

        var answer = await gateway.Get(
            $"/v1/grids/{FakeCity.Grid}", JsonElement.Parse(output).GetProperty("token").GetString());

        Assert.Equal((0, 200), (code, answer.Status));
    }

    [Theory]
    [InlineData("--sub wang --role village_clerk", "belong together")]
    [InlineData("--sub wang --role mayor --unit 1402", "mayor")]
    [InlineData("--sub wang --grant village_clerk@17", "17")]
    [InlineData("--sub wang", "1–64 roles")]
    [InlineData("--sub wang --grant resident@1402 --hours 0", "--hours")]
    public void A_token_that_makes_no_sense_is_not_minted(string arguments, string told)
    {
        var (code, output, error) = Run(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Key));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Key => Path.Combine(_folder.FullName, "data", "token.key");

    private (int Code, string Output, string Error) Run(string arguments)
    {
        using StringWriter output = new(), error = new();
        var code = TokenCommand.Create().Parse([.. arguments.Split(' '), "--key", Key])
            .Invoke(new() { Output = output, Error = error });
        return (code, output.ToString().Trim(), error.ToString());
    }
}
