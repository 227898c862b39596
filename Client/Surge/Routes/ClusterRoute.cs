using System.Text.Json;
using GridOrleans.Gateway;
using GridOrleans.Gateway.Problems;
using GridOrleans.Grids;
using GridOrleans.Patrols;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>Straight to the cluster as an Orleans client, past every gateway: one call a command.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="attempt">How long one attempt may take before it counts as lost.</param>
/// <param name="time">The clock.</param>
internal sealed class ClusterRoute(IGrainFactory grains, TimeSpan attempt, TimeProvider time) : ICommandRoute
{
    private IHost? _client;

    /// <inheritdoc/>
    public string Name => "cluster";

    /// <summary>Joins a cluster as its client.</summary>
    /// <param name="address">Where the cluster is.</param>
    /// <param name="attempt">How long one attempt may take before it counts as lost.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the waiting for a silo.</param>
    public static async Task<ClusterRoute> Join(
        ClusterAddress address,
        TimeSpan attempt,
        TimeProvider time,
        CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOrleansClient(address.Apply);
        var client = builder.Build();
        try
        {
            await client.StartAsync(stop);
            return new(client.Services.GetRequiredService<IGrainFactory>(), attempt, time) { _client = client };
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Attempt> Try(Outgoing command, CancellationToken stop)
    {
        try
        {
            return new(await Send(command).WaitAsync(attempt, time, stop));
        }
        catch (JournalUnavailableException)
        {
            return new(null, "journal_unavailable");
        }
        catch (TimeoutException)
        {
            return new(null, "no_answer_in_time");
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            return new(null, "connection_lost");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            await client.StopAsync();
            client.Dispose();
        }
    }

    private Task<CommandAnswer> Send(Outgoing command) => command switch
    {
        OutgoingCase of => Answered(
            grains.GetGrain<IGridGrain>(of.Grid.ToString()).Execute(new(of.Id, of.By, of.Case, of.Command)),
            view => new Acknowledged(view.Number, view.Step, view.Version, view.Outcome)),
        OutgoingPatrol of => Answered(
            grains.GetGrain<IPatrolGrain>(of.By.Id).Upload(new(of.Id, of.By, of.Command)),
            view => new PatrolTaken(view.Worker, view.Version)),
        _ => throw new InvalidOperationException($"No grain is made for {command}."),
    };

    private static async Task<CommandAnswer> Answered<TView>(
        Task<Reply<TView>> call,
        Func<TView, CommandAnswer> acknowledged)
        where TView : class
    {
        var reply = await call;
        return reply.Accepted
            ? acknowledged(reply.Value)
            : new Refused(JsonNamingPolicy.SnakeCaseLower.ConvertName($"{reply.Refusal.Code}"), reply.Refusal.Detail);
    }
}
