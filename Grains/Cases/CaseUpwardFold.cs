using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Cases;

/// <summary>The fold of what happens to a case between the levels; part of <see cref="CaseState"/>'s.</summary>
internal static class CaseUpwardFold
{
    /// <summary>Marks kept in the view: an alarm that nobody hears repeats for ever. History has them all.</summary>
    private const int MissedMax = 20;

    /// <summary>The file after the event.</summary>
    /// <exception cref="InvalidOperationException">The event has no fold.</exception>
    public static CaseState Advance(CaseState file, CaseEvent fact, DateTimeOffset at) => fact switch
    {
        CaseEscalated escalated => Escalated(file, escalated),
        CaseAcknowledged => file with { AcknowledgedAt = at, Deadlines = file.Deadlines.Acknowledged() },
        CaseGuided guided => file with { Guidance = file.Guidance.Add(new(guided.By, at, guided.Text)) },
        CaseGraded graded => file with
        {
            Severity = graded.Severity,
            Owner = graded.Owner,
            Due = graded.Due,
            ToldUpTo = Higher(file.ToldUpTo, graded.Owner.Level),
            AcknowledgedAt = graded.AcknowledgeDue is null ? file.AcknowledgedAt : null,
            Deadlines = file.Deadlines.Set(graded.Due, graded.Clock, graded.AcknowledgeDue),
            Why = file.Why.AddRange(graded.Why),
        },
        CaseHandedBack back => file with { Owner = back.To, AcknowledgedAt = null },
        CaseDeadlinePassed passed => file with
        {
            Deadlines = file.Deadlines.Pass(passed.Kind, passed.Next),
            Missed = Marked(file.Missed, new(passed.Kind, passed.Due, at)),
        },
        CaseArrived arrived => file with { Hops = file.Hops.AddRange(arrived.Trail) },
        _ => throw new InvalidOperationException($"A case file has no fold for {fact.GetType().Name}."),
    };

    /// <summary>The higher of the level that was told and another; levels count downward, the city is 0.</summary>
    public static UnitLevel? Higher(UnitLevel? known, UnitLevel level) =>
        level is UnitLevel.Grid || known <= level ? known : level;

    // Whoever becomes the owner has not taken it on yet, whatever the owner before did.
    private static CaseState Escalated(CaseState file, CaseEscalated fact)
    {
        var after = file with
        {
            Owner = fact.To,
            AcknowledgedAt = null,
            ToldUpTo = Higher(file.ToldUpTo, fact.To.Level),
            Why = fact.Why is { } why ? file.Why.AddRange(why) : file.Why,
        };
        return fact.AcknowledgeDue is { } due
            ? after with
            {
                Deadlines = file.Deadlines with { AcknowledgeDue = due, AcknowledgeNext = due, AcknowledgeMissed = 0 },
            }
            : after;
    }

    private static ImmutableArray<MissedDeadline> Marked(
        ImmutableArray<MissedDeadline> missed,
        MissedDeadline deadline) =>
        (missed.Length < MissedMax ? missed : missed.RemoveAt(0)).Add(deadline);
}
