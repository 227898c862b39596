using System.Globalization;
using System.Text;
using QRCoder;

namespace GridOrleans.Gateway.Signboards;

/// <summary>A text as a QR code, drawn as one path of squares that are one unit wide.</summary>
/// <param name="Size">Units of its side, the quiet zone of four on each side included.</param>
/// <param name="Path">The dark squares, as an SVG path.</param>
internal sealed record QrDrawing(int Size, string Path)
{
    /// <summary>Draws a text; a quarter of the code may be soiled.</summary>
    public static QrDrawing Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
        {
            for (var x = 0; x < row.Length; x++)
            {
                var run = 0;
                while (x + run < row.Length && row[x + run])
                {
                    run++;
                }

                if (run > 0)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                    x += run;
                }
            }
        }

        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
