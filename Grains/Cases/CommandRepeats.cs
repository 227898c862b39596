namespace GridOrleans.Cases;

/// <summary>Tells a resent command from a new one that carries an old id.</summary>
internal static class CommandRepeats
{
    /// <summary>
    /// Whether the fact is what this command left when it came first; only whoever sent it can repeat it. A report is
    /// compared by its content, since its case is only known afterwards; any other move by its case and kind.
    /// </summary>
    public static bool Matches(CaseRequest request, CaseEvent fact) =>
        request.By.Id == fact.By.Id && SameCommand(request, fact);

    private static bool SameCommand(CaseRequest request, CaseEvent fact) => (request.Command, fact) switch
    {
        (ReportCase report, CaseReported reported) => report.Text == reported.Text
            && report.Place == reported.Place
            && report.Item == reported.Item
            && reported.Alarm is null,
        (RaiseAlarm alarm, CaseReported { Alarm: true } reported) => alarm.Place == reported.Place
            && (alarm.Text ?? RaiseAlarm.Wordless) == reported.Text,
        (_, CaseReported) or (ReportCase or RaiseAlarm, _) => false,
        (AssignCase assign, CaseTaskRefused refused) => request.Case?.Serial == fact.Case
            && assign.To.Id == refused.To
            && assign.Ticket == refused.Ticket,
        _ => request.Case?.Serial == fact.Case && request.Command.Move == MoveOfFact.Find(fact),
    };
}
