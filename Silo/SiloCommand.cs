using System.CommandLine;
using GridOrleans.City;
using GridOrleans.Schema;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace GridOrleans;

/// <summary>The silo's command line: every option is a setting, and wins over environment and files.</summary>
internal static class SiloCommand
{
    private static readonly (Option<string> Option, string Key)[] Settings =
    [
        (Text("--storage", "Where everything rests: sqlite (default) or postgres."), "Grid:Storage:Engine"),
        (Text("--connection", "PostgreSQL's connection string, such as \"Host=…;Username=…;Database=…\"."),
            "Grid:Storage:Connection"),
        (Text("--folder", "SQLite's folder; 'data' by default."), "Grid:Storage:Folder"),
        (Text("--plan", "The city plan's folder; 'data/city' by default. Where it is empty, Datong is generated."),
            "Grid:City:Plan"),
        (Text("--catalogue", "The catalogue's file, or a folder with its versions; an illustrative sample by default."),
            "Grid:City:Catalogue"),
        (Text("--indicators", "The indicators' file, by which scores are computed; a sample by default."),
            "Grid:City:Indicators"),
        (Text("--calendar", "The holiday calendar's file; the official one that comes with the release by default."),
            "Grid:City:Calendar"),
        (Text("--urls", "Where the gateway listens; http://127.0.0.1:8080 by default."),
            "urls"),
        (Text("--host", "The address by which other silos and gateways reach this silo; 127.0.0.1 by default."),
            "Grid:Cluster:Host"),
        (Text("--silo-port", "The port for other silos; by default the first free one from 11111 on."),
            "Grid:Cluster:SiloPort"),
        (Text("--gateway-port", "The port for Orleans clients; by default the first free one from 30000 on."),
            "Grid:Cluster:GatewayPort"),
        (Text("--name", "What operators call this silo; the machine's name and the silo's port by default."),
            "Grid:Cluster:Name"),
        (Text("--cluster-id", "Silos with one id form one cluster; 'datong' by default."), "Grid:Cluster:ClusterId"),
        (Text("--service-id", "What the data belong to, over all upgrades; 'gridorleans' by default."),
            "Grid:Cluster:ServiceId"),
        (Text("--placement", "Where grains live: resources (default), even, or township (each township on one silo); "
            + "every silo has the same."), "Grid:Cluster:Placement"),
    ];

    /// <summary>The command.</summary>
    public static RootCommand Create()
    {
        var command = new RootCommand(
            "A silo of GridOrleans with its gateway: the grids of a city, durable. "
            + "Settings also come from appsettings.json and the environment (GRID__STORAGE__ENGINE=postgres).");
        foreach (var (option, _) in Settings)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, stop) =>
        {
            var settings = Settings
                .Select(setting => KeyValuePair.Create(setting.Key, parsed.GetValue(setting.Option)))
                .Where(setting => setting.Value is not null);
            return await Run(new(settings), stop);
        });
        return command;
    }

    private static Option<string> Text(string name, string description) => new(name) { Description = description };

    private static async Task<int> Run(Dictionary<string, string?> settings, CancellationToken stop)
    {
        try
        {
            await SiloHost.Run(settings, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception refused) when (refused is PlanRefusedException
            or OptionsValidationException
            or ArgumentException { ParamName: null }
            or SchemaException
            or IOException
            or InvalidDataException
            or InvalidOperationException { InnerException: null })
        {
            // These say what to do; a stack trace would only hide it.
            AnsiConsole.MarkupLineInterpolated($"[red]{refused.Message}[/]");
            return 1;
        }
    }
}
