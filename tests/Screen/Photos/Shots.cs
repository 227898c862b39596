using GridOrleans.Screen.Stage;

namespace GridOrleans.Screen.Photos;

/// <summary>Takes pictures and keeps them small.</summary>
internal sealed class Shots(ScreenServer server, Chromium browser, CityLife life, string folder)
{
    private const int ReportsMeanwhile = 12;

    // The browser itself writes WebP: no library of ours does.
    private const string ToWebP =
        """
        async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.width, image.height];
          canvas.getContext('2d').drawImage(image, 0, 0);
          return canvas.toDataURL('image/webp', 0.9).split(',')[1];
        }
        """;

    /// <summary>One picture: <c>name-language.webp</c>, with the width where it is a laptop's.</summary>
    public async Task Take(string name, string place, Look look, CancellationToken stop)
    {
        await using var viewer = await Viewer.Sit(browser.Browser, look);
        await viewer.Enter(server.Url, server.Token("chen", "city_centre@1402", "operator@1402"), place);
        if (place.StartsWith("#/desk", StringComparison.Ordinal))
        {
            await viewer.Page.WaitForSelectorAsync("[data-proof=holds]");
        }
        else
        {
            await viewer.Mapped();
            await life.Trickle(ReportsMeanwhile, stop);
        }

        // Whatever moves to its place is there by now.
        await Task.Delay(TimeSpan.FromSeconds(2), stop);
        var png = await viewer.Page.ScreenshotAsync();
        var size = look.Width == new Look().Width ? "" : $"-{look.Width}";
        var path = Path.Combine(folder, $"{name}-{look.Language}{size}.webp");
        await File.WriteAllBytesAsync(path, await WebP(png), stop);
        Console.WriteLine($"{path} {new FileInfo(path).Length / 1024} KiB");
    }

    private async Task<byte[]> WebP(byte[] png)
    {
        await using var desk = await Viewer.Sit(browser.Browser, new());
        return Convert.FromBase64String(
            await desk.Page.EvaluateAsync<string>(ToWebP, Convert.ToBase64String(png)));
    }
}
