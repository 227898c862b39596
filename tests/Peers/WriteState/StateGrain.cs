using GridOrleans.Bench.Load;

namespace GridOrleans.Peers.WriteState;

/// <summary>A case as Orleans' own persistence has it.</summary>
[Alias("peer-state-grain")]
public interface IStateGrain : IGrainWithStringKey
{
    /// <summary>Moves the case on.</summary>
    /// <param name="step">The step, 0 to 6.</param>
    /// <param name="commandId">The command's id.</param>
    /// <param name="payload">The command's body.</param>
    /// <returns>Whether the case stood before that step.</returns>
    [Alias("move")]
    Task<bool> Move(int step, string commandId, string payload);
}

/// <summary>A case with its history: what is written at each step, whole.</summary>
[GenerateSerializer, Alias("peer-case-state")]
public sealed class CaseState
{
    /// <summary>What has happened.</summary>
    [Id(0)]
    public List<CaseDone> History { get; set; } = [];
}

/// <summary>One step that was taken.</summary>
[GenerateSerializer, Alias("peer-case-done")]
public sealed record CaseDone(
    [property: Id(0)] string CommandId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Payload);

/// <summary>Keeps one case and writes it at each step.</summary>
[GrainType("peer-state")]
public sealed class StateGrain(
    [PersistentState("peer-case", StateGrain.Storage)] IPersistentState<CaseState> state,
    TimeProvider clock) : Grain, IStateGrain
{
    /// <summary>The storage that it is written to.</summary>
    public const string Storage = "peer";

    /// <inheritdoc/>
    public async Task<bool> Move(int step, string commandId, string payload)
    {
        if (state.State.History.Count != step)
        {
            return false;
        }

        state.State.History.Add(new(commandId, clock.GetUtcNow(), StraightWay.Moves[step], payload));
        await state.WriteStateAsync();
        return true;
    }
}
