using System.Collections.Immutable;
using GridOrleans.Access;
using GridOrleans.Clocks;
using GridOrleans.Escalation;
using GridOrleans.Units;

namespace GridOrleans.Cases;

// What happens to a case between the levels, and what the city's rules do to it by themselves.

internal sealed record CaseAcknowledged(int Case, Signature By, string? Note) : CaseEvent(Case, By);

internal sealed record CaseGuided(int Case, Signature By, string Text) : CaseEvent(Case, By);

/// <summary>How big the matter is was settled anew.</summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">Who settled it.</param>
/// <param name="Severity">How big it is.</param>
/// <param name="Owner">Who owns it now.</param>
/// <param name="AcknowledgeDue">When the owner must have acknowledged it; null when that was done.</param>
/// <param name="Due">When it must be done.</param>
/// <param name="Clock">On which clock that was set.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">Which rules settled owner and deadlines.</param>
internal abstract record CaseGraded(
    int Case,
    Signature By,
    Severity Severity,
    UnitCode Owner,
    DateTimeOffset? AcknowledgeDue,
    DateTimeOffset Due,
    ClockKind Clock,
    string Reason,
    ImmutableArray<string> Why) : CaseEvent(Case, By);

/// <inheritdoc cref="CaseGraded"/>
internal sealed record CaseRaised(
    int Case,
    Signature By,
    Severity Severity,
    UnitCode Owner,
    DateTimeOffset? AcknowledgeDue,
    DateTimeOffset Due,
    ClockKind Clock,
    string Reason,
    ImmutableArray<string> Why)
    : CaseGraded(Case, By, Severity, Owner, AcknowledgeDue, Due, Clock, Reason, Why);

/// <inheritdoc cref="CaseGraded"/>
internal sealed record CaseLowered(
    int Case,
    Signature By,
    Severity Severity,
    UnitCode Owner,
    DateTimeOffset? AcknowledgeDue,
    DateTimeOffset Due,
    ClockKind Clock,
    string Reason,
    ImmutableArray<string> Why)
    : CaseGraded(Case, By, Severity, Owner, AcknowledgeDue, Due, Clock, Reason, Why);

internal sealed record CaseHandedBack(int Case, Signature By, UnitCode From, UnitCode To, string Reason)
    : CaseEvent(Case, By);

/// <summary>A deadline passed: the case is marked, and whoever is told of it is reminded.</summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">The rule.</param>
/// <param name="Kind">Which deadline.</param>
/// <param name="Due">The instant that passed; each is marked once.</param>
/// <param name="Next">When the same deadline is looked at again; null for never.</param>
/// <param name="Why">Which rule marked it.</param>
internal sealed record CaseDeadlinePassed(
    int Case,
    Signature By,
    DeadlineKind Kind,
    DateTimeOffset Due,
    DateTimeOffset? Next,
    ImmutableArray<string> Why) : CaseEvent(Case, By);

/// <summary>The matter came to its owner.</summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">The rule, signed at the unit that reports it.</param>
/// <param name="From">The unit's stream.</param>
/// <param name="Number">The message's number.</param>
/// <param name="Trail">The units it passed, the owner last.</param>
internal sealed record CaseArrived(
    int Case,
    Signature By,
    string From,
    long Number,
    ImmutableArray<Hop> Trail) : CaseEvent(Case, By);

/// <summary>A task passed to another gridworker with its grid; its ticket and its times go on.</summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">The rule.</param>
/// <param name="From">Who had it.</param>
/// <param name="To">Who has it now.</param>
/// <param name="Reason">Why the grid was handed over.</param>
internal sealed record CaseHandedOver(int Case, Signature By, string From, string To, string Reason)
    : CaseEvent(Case, By);

/// <summary>
/// Somebody tried to put a task on a gridworker without a valid ticket: refused, and counted against the sender.
/// </summary>
/// <param name="Case">The case's serial in its grid.</param>
/// <param name="By">Who tried.</param>
/// <param name="Sender">The department or office that the count stands against.</param>
/// <param name="To">The gridworker.</param>
/// <param name="Ticket">The ticket that was named.</param>
/// <param name="Code">Which rule refused it.</param>
/// <param name="Detail">What the sender was told.</param>
internal sealed record CaseTaskRefused(
    int Case,
    Signature By,
    string Sender,
    string To,
    string? Ticket,
    RefusalCode Code,
    string Detail) : CaseEvent(Case, By);
