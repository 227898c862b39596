using Microsoft.Playwright;

namespace GridOrleans.Screen.Stage;

/// <summary>What is painted on the map of a page: its colours, read from the graphics themselves.</summary>
/// <param name="page">The page.</param>
internal sealed class MapEye(IPage page)
{
    /// <summary>Reads one pixel when the next picture is drawn: later it may be gone.</summary>
    private const string ReadColour =
        """
        ([lon, lat]) => {
          const map = document.querySelector('.frame').map;
          const gl = map.getCanvas().getContext('webgl2');
          const scale = gl.drawingBufferWidth / map.getCanvas().clientWidth;
          const { x, y } = map.project([lon, lat]);
          return new Promise((tell) => {
            map.once('render', () => {
              const pixel = new Uint8Array(4);
              gl.readPixels(x * scale, gl.drawingBufferHeight - y * scale, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
              tell('#' + [...pixel.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join(''));
            });
            map.triggerRepaint();
          });
        }
        """;

    /// <summary>The colour at a grid's point, such as <c>#0d2440</c>.</summary>
    public Task<string> Colour(PlacedGrid grid) =>
        page.EvaluateAsync<string>(ReadColour, new[] { grid.Lon, grid.Lat });

    /// <summary>Waits until a grid's point has another colour; answers it.</summary>
    public async Task<string> ColourAfter(PlacedGrid grid, string before, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (await Colour(grid) is var now && now != before)
            {
                return now;
            }
        }
    }

    /// <summary>Clicks where a grid is.</summary>
    public async Task Click(PlacedGrid grid)
    {
        var at = await page.EvaluateAsync<float[]>(
            """
            ([lon, lat]) => {
              const { x, y } = document.querySelector('.frame').map.project([lon, lat]);
              const frame = document.querySelector('.frame').getBoundingClientRect();
              return [frame.left + x, frame.top + y];
            }
            """,
            new[] { grid.Lon, grid.Lat });
        await page.Mouse.ClickAsync(at[0], at[1]);
    }
}
