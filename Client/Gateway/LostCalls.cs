using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace GridOrleans.Gateway;

/// <summary>
/// Repeats a call whose silo died or hangs, until another silo has the grain. The callers then wait instead of being
/// told to come again. A command carries its id, so that it takes effect once however often it is called; everything
/// else that a gateway calls only reads.
/// </summary>
internal sealed class LostCalls(TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>
    /// For how long a call is repeated: longer than a cluster needs to get over a hung silo, shorter than the 10 s
    /// after which callers usually give an answer up.
    /// </summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(8);

    /// <summary>The pause before a call is repeated: a dead silo, not yet known as such, refuses at once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception fault) when (IsLost(fault) && time.GetElapsedTime(began) + Pause < Within)
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    // Inconsistent: two silos had the grain for a moment, and this one lost it before it wrote anything. A journal that
    // cannot take more says so by the same exception alone; that one is the callers' to wait for.
    private static bool IsLost(Exception fault) => fault
        is TimeoutException
        or SiloUnavailableException
        or OrleansMessageRejectionException
        or JournalUnavailableException { InnerException: InconsistentStateException }
        or ConnectionFailedException;
}
