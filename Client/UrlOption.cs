using System.CommandLine;
using System.CommandLine.Parsing;

namespace GridOrleans;

/// <summary>The option <c>--url</c> of every verb that calls a gateway.</summary>
internal static class UrlOption
{
    /// <summary>The address of the gateway; this machine's unless told.</summary>
    public static Option<Uri> Create() => new("--url")
    {
        Description = "The gateway, such as http://127.0.0.1:8080.",
        DefaultValueFactory = _ => new("http://127.0.0.1:8080"),
        CustomParser = Parse,
    };

    private static Uri? Parse(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        result.AddError($"--url '{result.Tokens[0].Value}' must begin with http:// or https://.");
        return null;
    }
}
