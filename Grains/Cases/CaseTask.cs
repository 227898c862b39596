using GridOrleans.Tickets;

namespace GridOrleans.Cases;

/// <summary>
/// A task that may be given to somebody. The only way to a gridworker leads through an <see cref="AdmissionTicket"/>,
/// which only the grid's ledger issues: 凭票上车, checked by the compiler.
/// </summary>
internal sealed class CaseTask
{
    private readonly Assignee _to;
    private readonly string? _ticket;
    private readonly string? _note;

    private CaseTask(Assignee to, string? ticket, string? note) => (_to, _ticket, _note) = (to, ticket, note);

    /// <summary>A task for a gridworker, admitted by its ticket.</summary>
    public static CaseTask ForGridworker(string gridworker, AdmissionTicket ticket, string? note) =>
        new(new(AssigneeKind.Gridworker, gridworker), ticket.Entry.Number, note);

    /// <summary>A task for a department, which needs no ticket.</summary>
    public static CaseTask ForDepartment(string handler, string? note) =>
        new(new(AssigneeKind.Department, handler), ticket: null, note);

    /// <summary>The fact that it was given.</summary>
    public CaseAssigned ToFact(CaseHearing hearing) => new(hearing.Serial, hearing.By, _to, _ticket, _note)
    {
        StepDue = hearing.StepDue(CaseStep.Assigned),
    };
}
