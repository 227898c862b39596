using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using GridOrleans.Access;
using GridOrleans.Surge.Profiles;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Watching;

namespace GridOrleans.Surge;

/// <summary>The command line of <c>surge</c>.</summary>
internal sealed class SurgeOptions
{
    private readonly Option<string> _profile = new("--profile")
    {
        Description = $"What to send: {string.Join(", ", ProfileFile.Names)}, or the path of a profile of your own.",
        DefaultValueFactory = _ => "day",
    };

    private readonly Option<Uri> _url = UrlOption.Create();

    private readonly Option<string> _plan = new("--plan")
    {
        Description = "The folder of the city plan that the server has loaded.",
        DefaultValueFactory = _ => Path.Combine("data", "city"),
    };

    private readonly Option<string> _key = new("--key")
    {
        Description = "The development key that the server trusts.",
        DefaultValueFactory = _ => TokenKey.DefaultPath,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "The same seed sends the same commands with the same ids.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _cases = Positive<int>("--cases", "How many cases in all, instead of the profile's.");
    private readonly Option<double?> _scale = Positive<double>("--scale", "So many times as much of everything.");
    private readonly Option<double?> _rate = Positive<double>("--rate", "Pace: so many cases reported a second.");
    private readonly Option<double?> _seconds = Positive<double>("--seconds", "Pace: all cases within so long.");
    private readonly Option<double?> _speed = Positive<double>("--speed", "Pace: seconds of the city's in one.");

    private readonly Option<TimeSpan?> _for = new("--for")
    {
        Description = "Begin no command after this long, such as 20s or 5m; what is under way is answered.",
        CustomParser = ParseDuration,
    };

    private readonly Option<int?> _inFlight = Positive<int>(
        "--in-flight", $"How many requests may be on their way at once; {SendBounds.InFlightDefault} unless told.");

    private readonly Option<double?> _patience = Positive<double>(
        "--patience",
        $"For how many seconds a command is tried; {SendBounds.PatienceDefault.TotalSeconds} unless told.");

    private readonly Option<string?> _acks = new("--acks")
    {
        Description = "Append every acknowledged command to this file, for verify --acks.",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Send an earlier run again: every answer must be the first one, as --acks has it.",
    };

    private readonly Option<PlannedFault[]> _faults = new("--fault")
    {
        Description = "Run a command in the middle, such as \"20s=kill -9 4711\"; may be given several times.",
        CustomParser = ParseFaults,
    };

    /// <summary>The way the commands go.</summary>
    public RouteOptions Route { get; } = new();

    /// <summary>Where the report is written as JSON besides.</summary>
    public Option<string?> Report { get; } = new("--report") { Description = "Also write the report here, as JSON." };

    /// <summary>Where the report is written as a page besides.</summary>
    public Option<string?> Html { get; } = new("--html")
    {
        Description = "Also write the report here, as one HTML page with plots that needs nothing else.",
    };

    /// <summary>Whether the report is printed as JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the report as JSON for scripts." };

    /// <summary>Adds the options, and the rules between them, to the verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_profile, _url, _plan, _key, _seed, _cases, _scale, _rate, _seconds, _speed,
            _for, _inFlight, _patience, _acks, _resume, _faults, Report, Html, Json])
        {
            verb.Options.Add(option);
        }

        Route.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (new Option[] { _rate, _seconds, _speed }.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("--rate, --seconds and --speed each set the pace: give one of them.");
            }

            if (result.GetResult(_cases) is not null && result.GetResult(_scale) is not null)
            {
                result.AddError("--cases and --scale each say how much: give one of them.");
            }

            if (result.GetValue(_resume) && result.GetValue(_acks) is null)
            {
                result.AddError("--resume needs --acks: the first answers are compared with it.");
            }
        });
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InvalidDataException">The profile does not exist or is not in order.</exception>
    /// <exception cref="FormatException">The cluster's address is none.</exception>
    public SurgeSettings Read(ParseResult parsed)
    {
        var profile = Sized(parsed, ProfileFile.Load(parsed.GetRequiredValue(_profile)));
        return Route.Read(parsed, new()
        {
            Profile = profile,
            Url = parsed.GetRequiredValue(_url),
            Plan = parsed.GetRequiredValue(_plan),
            Key = parsed.GetRequiredValue(_key),
            Seed = parsed.GetValue(_seed),
            Speed = parsed.GetValue(_speed) ?? (profile.Hours * 3600 / Seconds(parsed, profile)),
            For = parsed.GetValue(_for),
            Acks = parsed.GetValue(_acks),
            Resume = parsed.GetValue(_resume),
            Faults = parsed.GetValue(_faults) ?? [],
            Bounds = new(
                parsed.GetValue(_inFlight) ?? SendBounds.InFlightDefault,
                SendBounds.AttemptTimeoutDefault,
                parsed.GetValue(_patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : SendBounds.PatienceDefault),
        });
    }

    private SurgeProfile Sized(ParseResult parsed, SurgeProfile profile)
    {
        if (parsed.GetValue(_cases) is not { } cases)
        {
            return parsed.GetValue(_scale) is { } factor ? profile.Scaled(factor) : profile;
        }

        var told = profile.AllParts.Sum(part => (double)(part.Count ?? 0));
        return told > 0
            ? profile.Scaled(cases / told)
            : throw new InvalidDataException(
                $"The profile {profile.Name} sends one for each unit: make it smaller with --scale.");
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (SurgeDuration.Parse(text) is { } duration)
        {
            return duration;
        }

        result.AddError($"'{text}' is not a duration: a number above 0 and ms, s, m or h are expected, such as 20s.");
        return null;
    }

    private static PlannedFault[]? ParseFaults(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.Select(token => PlannedFault.Parse(token.Value))];
        }
        catch (FormatException wrong)
        {
            result.AddError(wrong.Message);
            return null;
        }
    }

    private double Seconds(ParseResult parsed, SurgeProfile profile) =>
        parsed.GetValue(_seconds)
        ?? (parsed.GetValue(_rate) is { } rate
            ? profile.AllParts.Sum(part => (double)(part.Count ?? 0)) / rate
            : profile.Seconds);

    private static Option<T?> Positive<T>(string name, string description)
        where T : struct, INumber<T>
    {
        // Above this no number here means anything any more.
        var most = T.CreateChecked(10_000_000);
        return new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > T.Zero && value <= most)
                {
                    return value;
                }

                result.AddError($"{name} '{text}' must be a number above 0 and at most {most}.");
                return null;
            },
        };
    }
}
