using System.CommandLine;
using System.Text.Json;

namespace GridOrleans.Access;

/// <summary>The verb <c>token</c>: mints a token for development.</summary>
internal static class TokenCommand
{
    private const int HoursDefault = 12;

    /// <summary>A year: longer than any trial; a forgotten token should end some day.</summary>
    private const int HoursMax = 24 * 366;

    private static readonly Option<string> Subject = new("--sub")
    {
        Description = "The caller's id, 1–64 characters.",
        Required = true,
    };

    private static readonly Option<string?> RoleName = new("--role")
    {
        Description = "A role, such as village_clerk; with --unit.",
    };

    private static readonly Option<string?> Unit = new("--unit")
    {
        Description = "Where the role is held: the unit's code.",
    };

    private static readonly Option<string[]> Grants = new("--grant")
    {
        Description = "A further role as role@unit; may be repeated.",
    };

    private static readonly Option<int> Hours = new("--hours")
    {
        Description = $"For how many hours the token counts, 1–{HoursMax}.",
        DefaultValueFactory = _ => HoursDefault,
    };

    private static readonly Option<FileInfo> Key = new("--key")
    {
        Description = "The development key's file; made where there is none.",
        DefaultValueFactory = _ => new FileInfo(TokenKey.DefaultPath),
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for scripts." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command verb = new("token", "Mint a token for development; production gets its tokens from its OIDC authority.")
        {
            Subject, RoleName, Unit, Grants, Hours, Key, Json,
        };
        verb.SetAction(parsed => Run(parsed, TimeProvider.System));
        return verb;
    }

    private static int Run(ParseResult parsed, TimeProvider time)
    {
        var output = parsed.InvocationConfiguration;
        try
        {
            var caller = CallerOf(parsed);
            var from = time.GetUtcNow();
            var until = from + Lifetime(parsed);
            var key = TokenKey.LoadOrCreate(parsed.GetRequiredValue(Key).FullName);
            var token = DevelopmentToken.Mint(key, caller, from, until);
            output.Output.WriteLine(parsed.GetValue(Json)
                ? $$"""{"token":"{{token}}","expires":"{{until:O}}","sub":{{JsonSerializer.Serialize(caller.Id)}}}"""
                : token);
            return 0;
        }
        catch (Exception fault) when (fault is FormatException or IOException
            or InvalidDataException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static TimeSpan Lifetime(ParseResult parsed) => parsed.GetValue(Hours) is var hours and >= 1 and <= HoursMax
        ? TimeSpan.FromHours(hours)
        : throw new FormatException($"--hours is 1–{HoursMax}.");

    private static Caller CallerOf(ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(Subject);
        if (id.Length is 0 or > CallerIdentity.IdLengthMax)
        {
            throw new FormatException($"--sub has 1–{CallerIdentity.IdLengthMax} characters.");
        }

        List<string> texts = [.. parsed.GetValue(Grants) ?? []];
        if ((parsed.GetValue(RoleName), parsed.GetValue(Unit)) is var (role, unit) && (role ?? unit) is not null)
        {
            texts.Insert(0, role is not null && unit is not null
                ? $"{role}@{unit}"
                : throw new FormatException("--role and --unit belong together: a role is held at a unit."));
        }

        if (texts.Count is 0 or > CallerIdentity.GrantsMax)
        {
            throw new FormatException($"1–{CallerIdentity.GrantsMax} roles are needed: --role and --unit, or --grant.");
        }

        return new(id, [.. texts.Select(Parse)]);
    }

    private static Grant Parse(string text) =>
        GrantText.TryParse(text, out var grant, out var fault) ? grant : throw new FormatException(fault);
}
