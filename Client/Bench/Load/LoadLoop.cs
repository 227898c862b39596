using System.Diagnostics;
using System.Globalization;
using HdrHistogram;

namespace GridOrleans.Bench.Load;

/// <summary>
/// Takes cases through their steps as fast as each step is acknowledged, or at a given rate: the same loop for this
/// project and for everything it is compared with, in-process and over HTTP. Runs once.
/// </summary>
/// <param name="target">What is loaded.</param>
/// <param name="order">How.</param>
/// <param name="cpu">Tells what it takes.</param>
internal sealed class LoadLoop(ILoadTarget target, RoundOrder order, CpuMeter cpu) : IDisposable
{
    private const long LatencyMicrosecondsMax = 60_000_000;

    private readonly CancellationTokenSource _over = new();
    private readonly Stopwatch _clock = new();
    private long _transitions;

    private bool Counting =>
        _clock.Elapsed.TotalSeconds is var now
        && now >= order.WarmUpSeconds
        && now < order.WarmUpSeconds + order.Seconds;

    private bool Over => _over.IsCancellationRequested;

    /// <summary>Runs the round to its end, and audits it.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="LoadFaultException">A command was not acknowledged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<RoundResult> Run(CancellationToken stop)
    {
        var workers = Enumerable.Range(0, Math.Max(1, order.InFlight / order.PerCall))
            .Select(number => new Worker(number))
            .ToArray();
        _clock.Start();
        var running = Array.ConvertAll(workers, worker => Task.Run(() => Work(worker, workers.Length), stop));
        try
        {
            await Until(order.WarmUpSeconds, running, stop);
            var before = cpu.Now;
            await Until(order.WarmUpSeconds + order.Seconds, running, stop);
            var used = cpu.Now.Since(before);
            await _over.CancelAsync();
            await Task.WhenAll(running);
            return await Judge(workers, used);
        }
        finally
        {
            await _over.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _over.Dispose();

    // Until then, or until a worker ends because of a fault.
    private async Task Until(double second, Task[] running, CancellationToken stop)
    {
        var wait = TimeSpan.FromSeconds(Math.Max(0, second - _clock.Elapsed.TotalSeconds));
        await await Task.WhenAny([Task.Delay(wait, stop), .. running]);
    }

    private async Task<RoundResult> Judge(Worker[] workers, CpuSeconds used)
    {
        var all = new LongHistogram(LatencyMicrosecondsMax, 3);
        Array.ForEach(workers, worker => all.Add(worker.Latency));
        if (all.TotalCount == 0)
        {
            throw new LoadFaultException($"Nothing was acknowledged in {order.Seconds} s.");
        }

        var acknowledged = workers.SelectMany(worker => worker.Acknowledged).ToList();
        var audit = await IdAudit.Of(acknowledged, target.DurableIds($"{order.Name}-"));
        double Milliseconds(double percentile) => all.GetValueAtPercentile(percentile) / 1_000.0;
        return new(_transitions, order.Seconds, used, audit)
        {
            Latency = new(Milliseconds(50), Milliseconds(99), Milliseconds(99.9)),
        };
    }

    private async Task Work(Worker worker, int workers)
    {
        var random = new Random(worker.Number);
        var pace = order.Rate is { } rate ? workers * order.PerCall / rate : 0;
        var due = pace * random.NextDouble();
        for (var index = 0; !Over; index++)
        {
            var grid = order.NextGrid(random, target.Grids);
            var cases = new LoadedCase[order.PerCall];
            for (var slot = 0; slot < cases.Length; slot++)
            {
                cases[slot] = new(Name(worker, index, slot), grid);
            }

            for (var step = 0; step < StraightWay.Steps && !Over; step++)
            {
                due = await Pace(due, pace);
                if (Over)
                {
                    return;
                }

                await Move(worker, cases, step, pace > 0 ? due : _clock.Elapsed.TotalSeconds);
            }
        }
    }

    private async Task Move(Worker worker, LoadedCase[] cases, int step, double from)
    {
        await target.Move(cases, step);
        foreach (var one in cases)
        {
            worker.Acknowledged.Add(one.CommandId(step));
        }

        if (Counting)
        {
            Interlocked.Add(ref _transitions, cases.Length);
            var micros = (long)((_clock.Elapsed.TotalSeconds - from) * 1_000_000);
            worker.Latency.RecordValueWithCount(Math.Clamp(micros, 1, LatencyMicrosecondsMax), cases.Length);
        }
    }

    // Open loop: the next instant is intended whether or not the server was quick enough for the one before.
    private async Task<double> Pace(double due, double pace)
    {
        if (pace <= 0)
        {
            return due;
        }

        due += pace;
        if (due - _clock.Elapsed.TotalSeconds is var early and > 0.001)
        {
            await Task.Delay(TimeSpan.FromSeconds(early), _over.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return due;
    }

    private string Name(Worker worker, int index, int slot) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.Name}-{worker.Number}-{index}-{slot}");

    private sealed record Worker(int Number)
    {
        public LongHistogram Latency { get; } = new(LatencyMicrosecondsMax, 3);

        public List<string> Acknowledged { get; } = [];
    }
}
