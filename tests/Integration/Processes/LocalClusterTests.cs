using System.Diagnostics;
using GridOrleans.Cluster.Stage;
using Xunit;

namespace GridOrleans.Integration.Processes;

/// <summary>What <c>deploy/local</c> answers who types something else than it takes; nothing is started.</summary>
public sealed class LocalClusterTests
{
    private static readonly string Nowhere = Path.Combine(
        Path.GetTempPath(), $"gridorleans-none-{Environment.ProcessId}");

    [Fact]
    public async Task Its_help_names_every_verb()
    {
        var (code, output, _) = await Local("--help");

        Assert.Equal(0, code);
        Assert.All(["up", "status", "down"], verb => Assert.Contains($"deploy/local {verb} ", output));
    }

    [Theory]
    [InlineData("--silos 17", "--silos is from 1 to 16")]
    [InlineData("--silos 0", "--silos is from 1 to 16")]
    [InlineData("--silos many", "--silos 'many' is not a number")]
    [InlineData("--silos", "--silos needs a value")]
    [InlineData("--purge", "--purge goes with down")]
    [InlineData("--sails 3", "'--sails' is not known")]
    public async Task What_it_does_not_take_is_named_and_changes_nothing(string arguments, string message)
    {
        var (code, _, errors) = await Local(["up", "--folder", Nowhere, .. arguments.Split(' ')]);

        Assert.Equal(1, code);
        Assert.Contains(message, errors);
        Assert.False(Directory.Exists(Nowhere));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("down")]
    public async Task Where_nothing_was_started_it_says_so(string verb)
    {
        var (code, _, errors) = await Local(verb, "--folder", Nowhere);

        Assert.Equal(1, code);
        Assert.Contains(Nowhere, errors);
    }

    [Fact]
    public async Task A_folder_with_something_of_others_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("gridorleans-others-").FullName;
        var file = Path.Combine(folder, "letter");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var (up, _, whyUp) = await Local("up", "--folder", folder);
        var (down, _, _) = await Local("down", "--purge", "--folder", folder);

        Assert.Equal((1, 1), (up, down));
        Assert.Contains("was not made by this script", whyUp);
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<(int Code, string Output, string Errors)> Local(params string[] arguments) =>
        Running.Run(
            new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "local"), arguments),
            TestContext.Current.CancellationToken);
}
