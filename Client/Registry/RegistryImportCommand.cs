using System.CommandLine;
using System.Globalization;
using GridOrleans.Access;
using GridOrleans.Units;
using Spectre.Console;

namespace GridOrleans.Registry;

/// <summary>The verb <c>registry</c>: brings files of records into the grids' registries.</summary>
internal static class RegistryImportCommand
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const int Failed = 1;
    private const int Stopped = 130;

    private static readonly Argument<FileInfo[]> Files = new("FILE")
    {
        Description = "NDJSON, one record a line; or CSV (*.csv) with a header: grid, kind and the fields of records.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<Uri> Url = UrlOption.Create();

    private static readonly Option<string?> Token = new("--token")
    {
        Description = "A token that may load: county_centre or city_centre. Without it one is made from --key.",
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "The development key that the server trusts.",
        DefaultValueFactory = _ => TokenKey.DefaultPath,
    };

    private static readonly Option<int> InFlight = new("--in-flight")
    {
        Description = "Blocks of rows on their way at once.",
        DefaultValueFactory = _ => 4,
    };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "Write every row that was left out, or says otherwise, here as CSV: line, what, reason.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the totals as JSON." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var import = new Command(
            "import",
            "Import records of people, houses, places …. Every bad row is told, the rest is taken. "
            + "Run it again after any fault: no row is taken twice. Exit code 0 only when none was left out.")
        {
            Files, Url, Token, Key, InFlight, Report, Json,
        };
        import.SetAction(Run);
        return new("registry", "People, houses, places and the rest of the grids' registries 台账.") { import };
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            using var http = new HttpClient
            {
                BaseAddress = parsed.GetRequiredValue(Url),
                Timeout = Timeout.InfiniteTimeSpan,
            };
            var settings = new ImportSettings(
                TokenOf(parsed), parsed.GetRequiredValue(InFlight), TimeSpan.FromMinutes(2));
            var import = new RegistryImport(http, settings, TimeProvider.System);
            await Watched(import, parsed, stop);
            await Tell(import.Totals, parsed);
            return import.Totals.Rejected == 0 ? 0 : Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("It was stopped. Run the same command again to go on.");
            return Stopped;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }

    private static Task Watched(RegistryImport import, ParseResult parsed, CancellationToken stop)
    {
        // On the error stream: the totals alone are the output.
        var screen = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(parsed.InvocationConfiguration.Error),
        });
        return screen.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                foreach (var info in parsed.GetRequiredValue(Files))
                {
                    await using var file = info.OpenRead();
                    var bar = bars.AddTask(info.Name, maxValue: Math.Max(info.Length, 1));
                    var running = import.Run(file, info.Name, stop);
                    while (!running.IsCompleted)
                    {
                        bar.Value(file.Position);
                        bar.Description(string.Create(
                            CultureInfo.InvariantCulture, $"{info.Name.EscapeMarkup()}: {import.Sent:N0} rows"));
                        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None));
                    }

                    await running;
                    bar.Value(bar.MaxValue);
                }
            });
    }

    private static string TokenOf(ParseResult parsed)
    {
        if (parsed.GetValue(Token) is { } token)
        {
            return token;
        }

        var key = parsed.GetRequiredValue(Key);
        if (!File.Exists(key))
        {
            throw new IOException($"There is no development key {key}: start the silo first, or name it with --key.");
        }

        var now = TimeProvider.System.GetUtcNow();
        var caller = new Caller("registry-import", [new(Role.CityCentre, UnitCode.Parse("1402"))]);
        return DevelopmentToken.Mint(TokenKey.LoadOrCreate(key), caller, now, now + TimeSpan.FromHours(12));
    }

    private static async Task Tell(ImportTotals totals, ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Report) is { } report)
        {
            await File.WriteAllLinesAsync(report.FullName, totals.Findings
                .Select(finding => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{finding.Line},{finding.What},\"{finding.Reason.Replace("\"", "\"\"", Ordinal)}\""))
                .Prepend("line,what,reason"));
        }

        await output.WriteLineAsync(parsed.GetValue(Json) ? ImportPrint.Json(totals) : ImportPrint.Text(totals));
    }
}
