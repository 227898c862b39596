using System.CommandLine;

namespace GridOrleans.Surge.Profiles;

/// <summary>The verb <c>surge profiles</c>: lists the profiles that come with the client, and prints one.</summary>
internal static class ProfilesCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("profiles", "List the profiles that come with the client.");
        verb.SetAction(parsed => List(parsed.InvocationConfiguration.Output));
        verb.Add(Show());
        return verb;
    }

    private static Command Show()
    {
        var name = new Argument<string>("profile") { Description = "Its name, or the path of one of your own." };
        var show = new Command("show", "Print a profile, to be copied and changed; one with a mistake is refused.")
        {
            name,
        };
        show.SetAction(async (parsed, _) =>
        {
            var console = parsed.InvocationConfiguration;
            try
            {
                var text = ProfileFile.Text(parsed.GetRequiredValue(name));
                ProfileFile.Parse(text, parsed.GetRequiredValue(name));
                await console.Output.WriteAsync(text);
                return 0;
            }
            catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                await console.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return show;
    }

    private static void List(TextWriter output)
    {
        foreach (var name in ProfileFile.Names)
        {
            output.WriteLine($"{name,-14} {ProfileFile.Load(name).About}");
        }

        output.WriteLine();
        output.WriteLine("surge profiles show NAME prints one; copy it, change it, and run it with --profile FILE.");
    }
}
