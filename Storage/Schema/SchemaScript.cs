using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GridOrleans.Schema;

/// <summary>One step of a schema. Once released it never changes; a change is another script.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">Its file's name without the extension, such as <c>001-journal</c>.</param>
/// <param name="Text">The SQL.</param>
internal sealed partial record SchemaScript(int Number, string Name, string Text)
{
    /// <summary>SHA-256 over the text, in hexadecimal; line ends do not count.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The scripts of a folder under <c>Schema/</c>, such as <c>sqlite.journal</c>, in their order.</summary>
    /// <exception cref="InvalidOperationException">Two scripts have one number, or a name is not NNN-name.</exception>
    public static IReadOnlyList<SchemaScript> In(string folder)
    {
        var assembly = typeof(SchemaScript).Assembly;
        var prefix = $"{nameof(GridOrleans)}.{nameof(Schema)}.{folder}.";
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Load(name[prefix.Length..^".sql".Length], assembly.GetManifestResourceStream(name)!))
            .OrderBy(script => script.Number)
            .ToList();
        foreach (var (script, next) in scripts.Zip(scripts.Skip(1)))
        {
            if (script.Number == next.Number)
            {
                throw new InvalidOperationException($"Scripts {script.Name} and {next.Name} have the same number.");
            }
        }

        return scripts;
    }

    private static SchemaScript Load(string name, Stream content)
    {
        if (!Pattern().IsMatch(name))
        {
            throw new InvalidOperationException($"Script '{name}' must be named NNN-name, such as 001-journal.");
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        return new(int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }

    [GeneratedRegex("^[0-9]{3}-[a-z0-9-]+$")]
    private static partial Regex Pattern();
}
