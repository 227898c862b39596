using System.CommandLine;
using System.Globalization;
using GridOrleans.Reading;
using GridOrleans.Storage;
using GridOrleans.Verification;
using Spectre.Console;

namespace GridOrleans.Verify;

/// <summary>The verb <c>verify</c>: walks the journal and proves it; exit code 1 on any finding.</summary>
internal static class VerifyCommand
{
    private static readonly Option<FileInfo?> Acknowledged = new("--acks")
    {
        Description = "A file of acknowledged commands, one a line: an id, or {\"commandId\":\"…\",\"case\":\"…\"} "
            + "or with \"order\". Each must be in the journal exactly once.",
    };

    private static readonly Option<string?> Stream = new("--stream")
    {
        Description = "Only streams whose name begins so, such as grid/140212100201001 or grid/1402121.",
    };

    private static readonly Option<TimeSpan> Wait = new("--wait")
    {
        Description = "How long the read model may take to catch up first, and the city's numbers afterwards, such as "
            + "10s or 2m; without it, they are compared as far as they have come.",
        CustomParser = result => ReadWait(result.Tokens.Single().Value, result.AddError),
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Everything that can be proved of a running city: as --tallies http://127.0.0.1:8080 --wait 30s, "
            + "unless these say otherwise.",
    };

    private static readonly TallyOptions Tallies = new(All);

    // A quiet city's numbers are whole within a few seconds; a busy one's read model may have some to catch up.
    private static readonly TimeSpan AllWait = TimeSpan.FromSeconds(30);

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    /// <summary>The verb.</summary>
    internal static Command Create()
    {
        var verb = new Command(
            "verify",
            "Prove the journal: versions dense, chains intact, commands once, moves legal, the read model equal to it. "
            + "Changes nothing; a silo may run meanwhile. Exit code 0 only when nothing was found.")
        {
            Acknowledged, Stream, All, Wait, Json,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Acknowledged) is not null && result.GetValue(Stream) is not null)
            {
                result.AddError("--acks needs the whole journal: leave --stream out.");
            }
        });
        Tallies.AddTo(verb, Stream);
        var choice = new StorageChoice(verb);
        verb.SetAction((parsed, stop) => StorageVerb.Run(parsed, choice, engine => Run(parsed, engine, stop)));
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, StorageEngine engine, CancellationToken stop)
    {
        await engine.Migrator.Require(stop);
        await using var model = engine.NewReadModel();
        await using var registries = engine.NewRegistryTables();
        var audit = engine.NewAudit(model, registries);
        using var city = Tallies.Open(parsed);
        var request = new AuditRequest
        {
            City = city,
            Prefix = parsed.GetValue(Stream) ?? "",
            Wait = parsed.GetResult(Wait) is null && parsed.GetValue(All) ? AllWait : parsed.GetValue(Wait),
            Acknowledgements = parsed.GetValue(Acknowledged)?.FullName,
        };
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json))
        {
            var quiet = await audit.Run(request, new AuditWatcher(_ => { }), stop);
            await output.WriteLineAsync(VerifyReport.Json(quiet));
            return quiet.Clean ? 0 : 1;
        }

        var report = await Watched(audit, request, stop);
        await VerifyReport.Print(report, output);
        return report.Clean ? 0 : 1;
    }

    private static Task<AuditReport> Watched(JournalAudit audit, AuditRequest request, CancellationToken stop) =>
        AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(screen =>
            {
                var bar = screen.AddTask("Walking the journal");
                return audit.Run(
                    request,
                    new AuditWatcher(progress =>
                    {
                        bar.MaxValue(progress.StreamsTotal);
                        bar.Value(progress.Streams);
                        bar.Description(string.Create(CultureInfo.InvariantCulture, $"{progress.Entries:N0} entries"));
                    }),
                    stop);
            });

    private static TimeSpan ReadWait(string text, Action<string> refuse)
    {
        var unit = text switch
        {
            [.., 'm', 's'] => TimeSpan.FromMilliseconds(1),
            [.., 's'] => TimeSpan.FromSeconds(1),
            [.., 'm'] => TimeSpan.FromMinutes(1),
            _ => TimeSpan.Zero,
        };
        var digits = text.AsSpan().TrimEnd("ms");
        if (unit > TimeSpan.Zero
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return unit * count;
        }

        refuse($"'{text}' is not a duration: a whole number and ms, s or m are expected, such as 10s.");
        return default;
    }

    private sealed class AuditWatcher(Action<AuditProgress> told) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => told(value);
    }
}
