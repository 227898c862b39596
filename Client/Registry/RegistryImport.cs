using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GridOrleans.City.Generation;
using GridOrleans.Gateway.Json;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Registry;

/// <summary>
/// Sends a file's rows to their grids through HTTP, several blocks at once. A block's command id is made from its
/// content: whoever runs the same file again gets the first answers, and goes on where it was stopped.
/// </summary>
/// <param name="http">Reaches the gateway; its own timeout is off.</param>
/// <param name="settings">How it is run.</param>
/// <param name="time">The clock.</param>
internal sealed class RegistryImport(HttpClient http, ImportSettings settings, TimeProvider time)
{
    private long _sent;

    /// <summary>What it has come to so far.</summary>
    public ImportTotals Totals { get; } = new();

    /// <summary>Rows that were answered for.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Imports one file.</summary>
    /// <exception cref="IOException">The gateway cannot be reached, or refuses whoever sends.</exception>
    /// <exception cref="InvalidDataException">The file is none that can be imported.</exception>
    public Task Run(Stream file, string name, CancellationToken stop) => Parallel.ForEachAsync(
        RowBlock.Of(RegistryFile.Read(file, name), row => Totals.Reject(row.Line, row.Fault!)),
        new ParallelOptions { MaxDegreeOfParallelism = settings.InFlight, CancellationToken = stop },
        async (block, cancel) =>
        {
            await Send(block, Path.GetFileName(name), cancel);
            Interlocked.Add(ref _sent, block.Rows.Count);
        });

    private async Task Send(RowBlock block, string source, CancellationToken stop)
    {
        var (body, id) = block.Write(source);
        var draw = new SeededDraw(block.Rows.Count);
        var began = time.GetTimestamp();
        for (var failures = 1; ; failures++)
        {
            var (done, failure, retryAfter) = await Try(block, body, id.ToString(), stop);
            if (done)
            {
                return;
            }

            if (time.GetElapsedTime(began) > settings.Patience)
            {
                throw new IOException(
                    $"The gateway did not answer for {settings.Patience.TotalSeconds:0} s ({failure}). "
                    + "Nothing is lost: run the same command again to go on.");
            }

            await Task.Delay(RetryRule.Wait(failures, retryAfter, draw), time, stop);
        }
    }

    private async Task<(bool Done, string? Failure, TimeSpan? RetryAfter)> Try(
        RowBlock block,
        byte[] body,
        string id,
        CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/grids/{block.Grid}/registry/load")
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
            request.Headers.Add("Idempotency-Key", id);
            using var response = await http.SendAsync(request, stop);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            {
                return (false, $"http_{(int)response.StatusCode}", response.Headers.RetryAfter?.Delta);
            }

            await Take(block, response, stop);
            return (true, null, null);
        }
        catch (HttpRequestException lost)
        {
            return (false, lost.HttpRequestError.ToString(), null);
        }
    }

    private async Task Take(RowBlock block, HttpResponseMessage response, CancellationToken stop)
    {
        if (response.IsSuccessStatusCode)
        {
            Totals.Add(block, (await response.Content.ReadFromJsonAsync(GatewayJson.Answers.LoadView, stop))!);
            return;
        }

        using var problem = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(stop), cancellationToken: stop);
        var detail = problem.RootElement.GetProperty("detail").GetString()!;
        if (response.StatusCode is not HttpStatusCode.NotFound)
        {
            throw new IOException($"Grid {block.Grid}: {detail}");
        }

        foreach (var row in block.Rows)
        {
            Totals.Reject(row.Line, detail);
        }
    }
}

/// <summary>How an import is run.</summary>
/// <param name="Token">Who sends.</param>
/// <param name="InFlight">Blocks on their way at once.</param>
/// <param name="Patience">For how long a block is tried.</param>
internal sealed record ImportSettings(string Token, int InFlight, TimeSpan Patience);
