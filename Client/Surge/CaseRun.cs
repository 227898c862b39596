using System.Globalization;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge;

/// <summary>Walks one case or alarm, and holds every answer against what was intended.</summary>
/// <param name="planned">The case.</param>
/// <param name="parts">What all walks of a surge share.</param>
internal sealed class CaseRun(PlannedCase planned, SurgeParts parts) : SurgeWalk(planned, parts)
{
    private readonly PlannedCase _planned = planned;
    private readonly SurgeParts _parts = parts;
    private readonly int _urgentFrom = UrgentFrom(planned.Steps);
    private CaseNumber? _number;
    private CaseStep? _step;
    private CaseOutcome? _outcome;
    private long _version;

    /// <inheritdoc/>
    protected override string End =>
        _outcome is { } outcome ? Name(outcome) : _step is { } step ? Name(step) : "not_reported";

    /// <inheritdoc/>
    protected override Outgoing Command(int place)
    {
        var step = _planned.Steps[place];
        return new OutgoingCase(step.Id, step.By, _planned.Grid, _number, step.Command);
    }

    /// <inheritdoc/>
    protected override string MoveAt(int place) => CaseHttp.Name(_planned.Steps[place].Command.Move);

    /// <inheritdoc/>
    protected override string PartAt(int place) =>
        place >= _urgentFrom ? $"{_planned.Part.Name} urgent" : _planned.Part.Name;

    // Before its filing nobody knows that a matter is urgent: what its report waited for is the report's.
    /// <inheritdoc/>
    protected override bool BeginsAnew(int place) => place == _urgentFrom;

    /// <inheritdoc/>
    protected override bool CannotBeEarly(int place) =>
        (_planned.Steps[place - 1].Command.Move, _planned.Steps[place].Command.Move)
            is (CaseMove.Assign, CaseMove.Start) or (CaseMove.Start, CaseMove.Finish)
            or (CaseMove.Confirm, CaseMove.Close);

    /// <summary>What was acknowledged is written down first, and then judged.</summary>
    protected override bool Check(int place, CommandAnswer answer)
    {
        var step = _planned.Steps[place];
        var told = (Acknowledged)answer;
        var first = _parts.Acknowledge(new(step.Id, told.Number, told.Version));
        var before = _version;
        (_step, _outcome, _version) = (told.Step, told.Outcome, told.Version);
        if (first is not null)
        {
            return Fault(place, string.Create(
                CultureInfo.InvariantCulture,
                $"was answered differently: case {first.Case} version {first.Version} before, now case {told.Number} "
                + $"version {told.Version}."));
        }

        if (told.Number.Grid != _planned.Grid || (_number is { } known && told.Number != known))
        {
            return Fault(place, $"was answered for case {told.Number}, not for {_number?.ToString() ?? "its grid"}.");
        }

        _number = told.Number;
        if (told.Version <= before)
        {
            return Fault(place, string.Create(
                CultureInfo.InvariantCulture,
                $"was answered with version {told.Version}, after version {before} before it."));
        }

        return told.Step == step.Reaches
            || Fault(place, $"was to lead to {Name(step.Reaches)}, and the case is {Name(told.Step)}.");
    }

    /// <inheritdoc/>
    protected override bool Fault(int place, string sentence)
    {
        var step = _planned.Steps[place];
        var of = _number is { } number ? $"case {number}" : $"a case of grid {_planned.Grid}";
        _parts.Figures.Faulted($"{Name(step.Command.Move)} {step.Id} of {of} by {step.By.Id} {sentence}");
        return false;
    }

    // An alarm is urgent from its first command, a big matter from its filing: before, nobody knows.
    private static int UrgentFrom(IReadOnlyList<WalkStep> steps)
    {
        for (var place = 0; place < steps.Count; place++)
        {
            if (steps[place].Command is RaiseAlarm or FileCase { Severity: Severity.Major or Severity.Extraordinary })
            {
                return place;
            }
        }

        return int.MaxValue;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
