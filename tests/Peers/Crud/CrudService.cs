using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace GridOrleans.Peers.Crud;

/// <summary>
/// A minimal API over two tables. It spares itself what this project does besides: no tokens, no validation of texts,
/// no recognised resends, no hash chain, no deadlines, no numbers for the units above.
/// </summary>
internal sealed class CrudService(WebApplication app, NpgsqlDataSource source) : IAsyncDisposable
{
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>Starts it on a database.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="lean">Whether each step is one statement.</param>
    public static async Task<CrudService> Start(string connection, string urls, bool lean)
    {
        var source = NpgsqlDataSource.Create(Tuning.Of(connection));
        await CrudTables.Create(source);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        var app = builder.Build();
        ICrudStore store = lean
            ? new LeanStore(source, TimeProvider.System)
            : new NaturalStore(source, TimeProvider.System);
        app.MapPost("/v1/cases", async Task<Created<CrudCase>> (HttpRequest request) =>
        {
            var made = await store.Report(await Read(request));
            return TypedResults.Created($"/v1/cases/{made.Number}", made);
        });
        app.MapPost("/v1/cases/{number:long}/{move}", async Task<Results<Ok<CrudCase>, Conflict>> (
            long number, string move, HttpRequest request) =>
            await store.Move(number, move, await Read(request)) is { } moved
                ? TypedResults.Ok(moved)
                : TypedResults.Conflict());
        await app.StartAsync();
        return new(app, source);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await source.DisposeAsync();
    }

    private static async Task<CrudCommand> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var payload = await reader.ReadToEndAsync();
        using var body = JsonDocument.Parse(payload);
        return new(request.Headers[KeyHeader].ToString(), payload)
        {
            Text = Text(body.RootElement, "text"),
            Handler = body.RootElement.TryGetProperty("to", out var to) ? Text(to, "id") : null,
            Result = Text(body.RootElement, "result"),
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>A command as the service takes it.</summary>
/// <param name="Id">The caller's id for it.</param>
/// <param name="Payload">Its body, for the history.</param>
internal sealed record CrudCommand(string Id, string Payload)
{
    /// <summary>What is reported.</summary>
    public string? Text { get; init; }

    /// <summary>Who is to handle it.</summary>
    public string? Handler { get; init; }

    /// <summary>What was done.</summary>
    public string? Result { get; init; }
}

/// <summary>A case as the service answers it.</summary>
internal sealed record CrudCase(string Number, string Step, int Version, string Text, string? Handler, string? Result);
