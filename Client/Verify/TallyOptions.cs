using System.CommandLine;
using GridOrleans.Access;

namespace GridOrleans.Verify;

/// <summary>The options by which <c>verify</c> finds a running city whose numbers it proves.</summary>
/// <param name="all">The option that asks for it without an address.</param>
internal sealed class TallyOptions(Option<bool> all)
{
    private static readonly Uri GatewayDefault = new("http://127.0.0.1:8080");

    private readonly Option<Uri?> _url = new("--tallies")
    {
        Description = "Also compare the numbers that this gateway tells of every unit with the journal, such as "
            + "http://127.0.0.1:8080. Those of a busy city move: give --wait.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                return url;
            }

            result.AddError($"--tallies '{text}' must begin with http:// or https://.");
            return null;
        },
    };

    private readonly Option<FileInfo?> _token = new("--token-file")
    {
        Description = "For --tallies: a file with a token whose role reaches the whole city.",
    };

    private readonly Option<FileInfo> _key = new("--key")
    {
        Description = "For --tallies without --token-file: the development key that the gateway trusts.",
        DefaultValueFactory = _ => new FileInfo(TokenKey.DefaultPath),
    };

    /// <summary>Adds the options, and the rules between them, to the verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="stream">The option that narrows the walk.</param>
    public void AddTo(Command verb, Option stream)
    {
        verb.Add(_url);
        verb.Add(_token);
        verb.Add(_key);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(_url) is null && !result.GetValue(all) && result.GetResult(_token) is not null)
            {
                result.AddError("--token-file means nothing without --tallies.");
            }

            if ((result.GetResult(_url) is not null || result.GetValue(all)) && result.GetResult(stream) is not null)
            {
                result.AddError("--tallies and --all need the whole journal: leave --stream out.");
            }
        });
    }

    /// <summary>The running city; null when none was named.</summary>
    /// <exception cref="IOException">The token or the key cannot be read.</exception>
    public CityNumbers? Open(ParseResult parsed)
    {
        if ((parsed.GetValue(_url) ?? (parsed.GetValue(all) ? GatewayDefault : null)) is not { } url)
        {
            return null;
        }

        if (parsed.GetValue(_token) is { } file)
        {
            return new(url, File.ReadAllText(file.FullName).Trim(), TimeProvider.System);
        }

        var key = parsed.GetRequiredValue(_key).FullName;
        return File.Exists(key)
            ? new(url, TokenKey.LoadOrCreate(key), TimeProvider.System)
            : throw new IOException(
                $"There is no development key {key}: name the gateway's with --key, or a token with --token-file.");
    }
}
