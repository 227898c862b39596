using GridOrleans.Grids;
using GridOrleans.Gridworkers;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Units;

/// <summary>
/// One durable reminder a township: it wakes the grids and villages below, the units above and the county's staff, so
/// that what a silo that died had still to deliver, or to mark, does not wait until somebody happens to call. Whoever
/// is woken also looks whether a silo has joined that it belongs to.
/// </summary>
internal sealed partial class UnitGrain : IRemindable
{
    private const string WakeName = "wake";

    // The shortest that Orleans allows: a deadline whose silo died is marked at most so much later.
    private static readonly TimeSpan WakeEvery = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        foreach (var village in _plan.Children(Code))
        {
            GrainFactory.GetGrain<IUnitGrain>(village.ToString()).Wake().Ignore();
            foreach (var grid in _plan.Children(village))
            {
                GrainFactory.GetGrain<IGridGrain>(grid.ToString()).Wake().Ignore();
            }
        }

        GrainFactory.GetGrain<IStaffGrain>(Code.At(UnitLevel.District).ToString()).Wake().Ignore();
        for (var unit = Code.Parent; unit is { } above; unit = above.Parent)
        {
            GrainFactory.GetGrain<IUnitGrain>(above.ToString()).Wake().Ignore();
        }

        MoveHome();
        return Task.CompletedTask;
    }

    // Beside the activation: a table of reminders that does not answer must not keep a township from working.
    private async Task Remind()
    {
        try
        {
            await this.RegisterOrUpdateReminder(WakeName, WakeEvery, WakeEvery);
        }
#pragma warning disable CA1031 // Whatever the table's driver throws, the next activation tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotReminded(_log, failure, Stream);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No reminder will wake what is below {Stream}.")]
    private static partial void LogNotReminded(ILogger logger, Exception failure, string stream);
}
