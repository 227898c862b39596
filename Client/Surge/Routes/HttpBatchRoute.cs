using System.Collections.Concurrent;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge.Routes;

/// <summary>
/// Many commands a request: what one caller has to send within a short while goes in one <c>POST /v1/commands</c>, as
/// phones and departments' systems do it. The while counts in every latency. What has no place in a batch, alarms and
/// patrols, goes alone.
/// </summary>
/// <param name="alone">The way of single commands.</param>
/// <param name="tokens">The callers' tokens.</param>
/// <param name="linger">How long a batch is gathered.</param>
/// <param name="time">The clock.</param>
internal sealed class HttpBatchRoute(HttpRoute alone, CallerTokens tokens, TimeSpan linger, TimeProvider time)
    : ICommandRoute
{
    /// <summary>How long a batch is gathered unless told: a person does not notice.</summary>
    public static readonly TimeSpan LingerDefault = TimeSpan.FromMilliseconds(20);

    /// <summary>What the gateway takes in one batch unless it is told otherwise.</summary>
    private const int CommandsMax = 500;

    private readonly ConcurrentDictionary<string, Batch> _gathering = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "batch";

    /// <inheritdoc/>
    public Task<Attempt> Try(Outgoing command, CancellationToken stop) =>
        command is OutgoingCase { Command: not Cases.RaiseAlarm } ofCase
            ? Gather(ofCase).WaitAsync(stop)
            : alone.Try(command, stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => alone.DisposeAsync();

    private Task<Attempt> Gather(OutgoingCase command)
    {
        while (true)
        {
            var fresh = new Batch();
            var batch = _gathering.GetOrAdd(command.By.Id, fresh);
            if (batch.Add(command) is { } place)
            {
                if (batch == fresh)
                {
                    batch.Sends(Send(command, batch));
                }

                return Answered(batch, place);
            }

            // It was full, or on its way already: another one is begun.
            _gathering.TryRemove(new(command.By.Id, batch));
        }
    }

    private static async Task<Attempt> Answered(Batch batch, int place) => (await batch.Answers)[place];

    private async Task<IReadOnlyList<Attempt>> Send(OutgoingCase first, Batch batch)
    {
        await Task.Delay(linger, time);
        _gathering.TryRemove(new(first.By.Id, batch));
        var commands = batch.Close();
        return await alone.Exchange(
            () => BatchHttp.Request(commands, tokens.Of(first.By)),
            (response, stop) => BatchHttp.Read(response, commands.Count, stop),
            failure => [.. Enumerable.Repeat(failure, commands.Count)],
            CancellationToken.None);
    }

    /// <summary>What one caller has to send.</summary>
    private sealed class Batch
    {
        private readonly TaskCompletionSource<Task<IReadOnlyList<Attempt>>> _sends =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly List<OutgoingCase> _commands = [];
        private bool _closed;

        public Task<IReadOnlyList<Attempt>> Answers => _sends.Task.Unwrap();

        /// <summary>The command's place; null when the batch takes no more.</summary>
        public int? Add(OutgoingCase command)
        {
            lock (_commands)
            {
                if (_closed || _commands.Count == CommandsMax)
                {
                    return null;
                }

                _commands.Add(command);
                return _commands.Count - 1;
            }
        }

        public List<OutgoingCase> Close()
        {
            lock (_commands)
            {
                _closed = true;
                return _commands;
            }
        }

        /// <summary>Whoever began the batch sends it.</summary>
        public void Sends(Task<IReadOnlyList<Attempt>> answers) => _sends.SetResult(answers);
    }
}
