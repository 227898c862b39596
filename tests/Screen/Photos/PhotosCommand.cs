using System.CommandLine;
using GridOrleans.Cluster.Stage;
using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Photos;

/// <summary>Makes the documents' pictures anew, or all views in both languages and two sizes.</summary>
internal static class PhotosCommand
{
    public const string Verb = "photos";

    private const string County = "140213";

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where to; docs/screen of the repository unless told.",
        DefaultValueFactory = _ => Path.Combine(Repository.Root, "docs", "screen"),
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Every view in both languages at 1920×1080 and 1366×768, not only those of the documents.",
    };

    public static Command Create()
    {
        var command = new Command(Verb, "Pictures of the screen before a real server with a generated day.")
        {
            Folder, All,
        };
        command.SetAction((parsed, stop) => Run(parsed.GetValue(Folder)!, parsed.GetValue(All), stop));
        return command;
    }

    private static async Task<int> Run(string folder, bool all, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        await using var browser = await Chromium.Start();
        await using var server = await ScreenServer.Start(stop);
        var life = new CityLife(server);
        Console.WriteLine("The city is ready; a day of it happens.");
        await life.Begin(stop);
        var number = await life.BigMatter(stop);
        Look[] looks = all
            ? [new(), new(Language: "en"), Look.Laptop, Look.Laptop with { Language = "en" }]
            : [new(), new(Language: "en")];
        var shots = new Shots(server, browser, life, folder);
        foreach (var look in looks)
        {
            await shots.Take("wall", "#/wall", look, stop);
            await shots.Take("desk", $"#/desk/{County}?case={number}", look, stop);
            if (all)
            {
                await shots.Take("load", "#/surge", look, stop);
                await shots.Take("county", $"#/wall/{County}", look, stop);
            }
        }

        await life.Alarm(County, stop);
        foreach (var look in all ? looks : [])
        {
            await shots.Take("alarm", $"#/wall/{County}", look, stop);
            await shots.Take("alarm-desk", $"#/desk/{County}?case={number}", look, stop);
        }

        return 0;
    }
}
