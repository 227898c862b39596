using GridOrleans.Commands;
using GridOrleans.Journal;

namespace GridOrleans.Grids;

/// <summary>
/// What the grid's one mechanism — carry out, answer a resend, restore a sealed file, read — must know of one kind of
/// file: of cases, or of orders. Pure.
/// </summary>
/// <typeparam name="TRequest">A command on its way.</typeparam>
/// <typeparam name="TFile">The file, folded.</typeparam>
/// <typeparam name="TFact">The file's facts.</typeparam>
/// <typeparam name="TView">What people see of it.</typeparam>
internal abstract class FileKind<TRequest, TFile, TFact, TView>
    where TRequest : class
    where TFile : class, IGridFile
    where TFact : Fact
    where TView : class
{
    /// <summary>Where a grid keeps them.</summary>
    public abstract FileDrawer<TFile> Drawer(GridState grid);

    /// <summary>The request's command id.</summary>
    public abstract CommandId IdOf(TRequest request);

    /// <summary>The serial of the grid's own file that a request is about; null when it is about none.</summary>
    public abstract int? SerialOf(TRequest request, GridState grid);

    /// <summary>The serial of the file that a fact is about.</summary>
    public abstract int SerialOf(TFact fact);

    /// <summary>
    /// The ticket that the grid must draw on before it can decide a request, and for which item; null when it decides
    /// by what it has.
    /// </summary>
    public virtual (string Ticket, string Item)? ToDraw(GridState grid, TRequest request, DateTimeOffset now) => null;

    /// <summary>The rules.</summary>
    public abstract Decision Decide(GridState grid, TRequest request, DateTimeOffset now);

    /// <summary>The fold.</summary>
    public abstract TFile Apply(TFile? file, GridState grid, TFact fact, JournalEntry entry);

    /// <summary>Whether a fact is what the same command left when it came first.</summary>
    public abstract bool IsRepeat(TRequest request, TFact fact);

    /// <summary>The refusal that a fact recorded, which a resend gets again; null for any other fact.</summary>
    public virtual Refusal? RefusalOf(TFact fact) => null;

    /// <summary>The view, as of an instant.</summary>
    public abstract TView View(TFile file, DateTimeOffset now);
}
