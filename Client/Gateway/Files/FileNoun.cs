using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Commands;
using GridOrleans.Gateway.Admission;
using GridOrleans.Gateway.Problems;
using GridOrleans.Grids;
using GridOrleans.Units;

namespace GridOrleans.Gateway.Files;

/// <summary>
/// What the gateway must know of one kind of file, of cases or of orders, to serve it by address and in batches.
/// </summary>
/// <typeparam name="TNumber">The file's number.</typeparam>
/// <typeparam name="TCommand">What can be wanted of it.</typeparam>
/// <typeparam name="TRequest">A command on its way to a grid.</typeparam>
/// <typeparam name="TView">The file as it stands.</typeparam>
/// <typeparam name="TFile">The file with its history.</typeparam>
internal abstract partial class FileNoun<TNumber, TCommand, TRequest, TView, TFile>
    where TNumber : struct, ISpanParsable<TNumber>
    where TCommand : class
    where TRequest : class
    where TView : class
    where TFile : class
{
    /// <summary>What one is called in an operation's name, such as "Case".</summary>
    public abstract string Name { get; }

    /// <summary>What one is called in a sentence, such as "a case".</summary>
    public abstract string One { get; }

    /// <summary>The noun's address, such as <c>/v1/cases</c>.</summary>
    public abstract string Address { get; }

    /// <summary>A number, for somebody who sent none.</summary>
    public abstract string ExampleNumber { get; }

    /// <summary>The move that opens one, as it is written.</summary>
    public abstract string Opening { get; }

    /// <summary>The moves that can be asked for by address, in the order of the documentation.</summary>
    public abstract ImmutableArray<MoveEndpoint> Moves { get; }

    /// <summary>The field that names one in a batched command and its answer.</summary>
    public abstract string Field { get; }

    /// <summary>Every move as it is written, the opening one first.</summary>
    public IEnumerable<string> MoveNames => Moves.Select(move => move.Name).Prepend(Opening);

    /// <summary>The grid that a number says it lives in.</summary>
    public abstract UnitCode GridOf(TNumber number);

    /// <summary>The number of a view.</summary>
    public abstract TNumber NumberOf(TView view);

    /// <summary>A command, on its way.</summary>
    public abstract TRequest Request(CommandId id, Caller by, TNumber? number, TCommand command);

    /// <summary>Asks a grid for one.</summary>
    public abstract Task<Reply<TView>> Execute(IGridGrain grid, TRequest request);

    /// <summary>Whether a command does not wait for a place among its county's.</summary>
    public virtual bool IsUrgent(TRequest request, UrgentCases urgent) => false;

    /// <summary>Takes notice of how urgent one is.</summary>
    public virtual void Note(TView view, UrgentCases urgent)
    {
    }

    /// <inheritdoc cref="Note(TView, UrgentCases)"/>
    public virtual void Note(TFile file, UrgentCases urgent)
    {
    }

    /// <summary>Asks a grid for one as soon as it may be asked.</summary>
    /// <returns>Its reply; or, when its county has no room for more, a problem.</returns>
    public async Task<(Reply<TView>? Reply, ProblemResult? Busy)> Ask(
        GridCalls grids,
        UnitCode grid,
        TRequest request,
        CancellationToken stop)
    {
        var (reply, busy) =
            await grids.Ask(grid, IsUrgent(request, grids.Urgent), asked => Execute(asked, request), stop);
        if (reply is { Accepted: true })
        {
            Note(reply.Value, grids.Urgent);
        }

        return (reply, busy);
    }

    /// <summary>Reads one with its history.</summary>
    public abstract Task<Reply<TFile>> Read(IGridGrain grid, TNumber number, DateTimeOffset? asOf);

    /// <summary>Whether it is the caller's own, so that they see it although they see no others.</summary>
    public abstract bool IsOwn(Caller caller, TFile file);

    /// <summary>A move by its name; null when there is none.</summary>
    public abstract MoveEndpoint? Find(string name);

    /// <summary>A move's address and body.</summary>
    /// <typeparam name="T">The move's command: the body.</typeparam>
    public MoveEndpoint Move<T>(Enum move, string summary)
        where T : class, TCommand =>
        new MoveEndpoint<TNumber, TCommand, TRequest, TView, TFile, T>(this, move, summary);
}

/// <summary>The body that opens a file: the place decides which grid takes it.</summary>
/// <typeparam name="TCommand">What can be wanted of the file.</typeparam>
internal interface IOpening<out TCommand>
{
    /// <summary>The command.</summary>
    TCommand Command { get; }

    /// <summary>The grid that takes it, or why none does.</summary>
    (UnitCode Grid, ProblemResult? Problem) Locate(IGridLocator locator);
}
