using System.Globalization;
using System.Text.Json;
using GridOrleans.Cases;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge;

/// <summary>Walks one case: each step at its intended instant, or once the answer before it is there.</summary>
/// <param name="planned">The case.</param>
/// <param name="parts">What all cases of a surge share.</param>
internal sealed class CaseRun(PlannedCase planned, SurgeParts parts)
{
    private readonly City.Generation.SeededDraw _retries = new WalkSeed(parts.Seed, planned.Index).Draw("retries");
    private CaseNumber? _number;
    private CaseStep? _step;
    private CaseOutcome? _outcome;
    private long _version;

    /// <summary>Walks the case to its end, or to where it fails.</summary>
    /// <exception cref="OperationCanceledException">The surge was stopped.</exception>
    public async Task Walk(CancellationToken stop)
    {
        var arrived = false;
        try
        {
            arrived = await WalkSteps(stop);
        }
        finally
        {
            parts.Figures.Ended(End(), arrived);
        }
    }

    private async Task<bool> WalkSteps(CancellationToken stop)
    {
        for (var i = 0; i < planned.Steps.Count; i++)
        {
            var (step, due) = (planned.Steps[i], planned.Due[i]);
            await parts.Pace.Until(due, stop);
            var began = parts.Pace.Elapsed;
            parts.Figures.Began(began > due ? began - due : TimeSpan.Zero);
            var answer = await parts.Sender.Send(step, _number, _retries, stop);

            // A timer may fire a little early: then the instant of sending counts, never a time that flatters.
            if (!Take(step, answer, parts.Pace.Elapsed - (began < due ? began : due)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Take(WalkStep step, CommandAnswer answer, TimeSpan response)
    {
        switch (answer)
        {
            case Acknowledged acknowledged:
                parts.Figures.Answered(step.Command.Move, response);
                return Check(step, acknowledged);
            case Refused refused:
                parts.Figures.Refused(refused.Code);
                return Fault(step, $"was refused: {refused.Code}. {refused.Detail}");
            case Unanswered unanswered:
                parts.Figures.Unanswered();
                return Fault(step, $"had no answer: {unanswered.Why}.");
            default:
                throw new InvalidOperationException($"No case is made for {answer}.");
        }
    }

    /// <summary>What was acknowledged is written down first, and then judged.</summary>
    private bool Check(WalkStep step, Acknowledged answer)
    {
        var first = parts.Acks?.Add(new(step.Id, answer.Number, answer.Version));
        parts.Acknowledged?.Invoke();
        var before = _version;
        (_step, _outcome, _version) = (answer.Step, answer.Outcome, answer.Version);
        if (first is not null)
        {
            return Fault(step, string.Create(
                CultureInfo.InvariantCulture,
                $"was answered differently: case {first.Case} version {first.Version} before, now case {answer.Number} "
                + $"version {answer.Version}."));
        }

        if (answer.Number.Grid != planned.Grid || (_number is { } known && answer.Number != known))
        {
            return Fault(step, $"was answered for case {answer.Number}, not for {_number?.ToString() ?? "its grid"}.");
        }

        _number = answer.Number;
        if (answer.Version <= before)
        {
            return Fault(step, string.Create(
                CultureInfo.InvariantCulture,
                $"was answered with version {answer.Version}, after version {before} before it."));
        }

        return answer.Step == step.Reaches
            || Fault(step, $"was to lead to {Name(step.Reaches)}, and the case is {Name(answer.Step)}.");
    }

    private bool Fault(WalkStep step, string sentence)
    {
        var of = _number is { } number ? $"case {number}" : $"a case of grid {planned.Grid}";
        parts.Figures.Faulted($"{Name(step.Command.Move)} {step.Id} of {of} by {step.By.Id} {sentence}");
        return false;
    }

    private string End() => _outcome is { } outcome ? Name(outcome) : _step is { } step ? Name(step) : "not_reported";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
