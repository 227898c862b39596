using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace GridOrleans.Gateway.Signboards;

/// <summary>
/// HTML written as an interpolated text: what stands in the text is kept, every value is encoded, unless it is HTML
/// itself. So a name can never become markup.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html
{
    private readonly StringBuilder _text;

    /// <summary>Begins a text; called by the compiler.</summary>
    public Html(int literalLength, int formattedCount) =>
        _text = new(literalLength + (formattedCount * ValueLengthGuess));

    private const int ValueLengthGuess = 32;

    /// <summary>No text.</summary>
    public static Html None => $"";

    /// <summary>Adds markup; called by the compiler.</summary>
    public void AppendLiteral(string markup) => _text.Append(markup);

    /// <summary>Adds a value, encoded; called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _text.Append(
        WebUtility.HtmlEncode(value is IFormattable formattable
            ? formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
            : value?.ToString()));

    /// <summary>Adds a value in a format, encoded; called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text.Append(
            WebUtility.HtmlEncode(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Adds HTML as it is; called by the compiler.</summary>
    public void AppendFormatted(Html part) => _text.Append(part._text);

    /// <summary>Adds pieces of HTML one after the other; called by the compiler.</summary>
    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            AppendFormatted(part);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
