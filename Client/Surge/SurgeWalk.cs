using GridOrleans.City.Generation;
using GridOrleans.Surge.Figures;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;
using GridOrleans.Surge.Walks;

namespace GridOrleans.Surge;

/// <summary>Sends what is planned: each command when it is due, or once the answer before it is there.</summary>
/// <param name="planned">What is planned.</param>
/// <param name="parts">What all walks of a surge share.</param>
internal abstract class SurgeWalk(Planned planned, SurgeParts parts)
{
    private readonly SeededDraw _retries = new WalkSeed(parts.Seed, planned.Index).Draw("retries");
    private readonly SeededDraw _turns = new WalkSeed(parts.Seed, planned.Index).Draw("resends");
    private readonly List<Task> _repeats = [];

    /// <summary>Sends all of it, or as far as it goes.</summary>
    /// <exception cref="OperationCanceledException">The surge was stopped.</exception>
    public async Task Run(CancellationToken stop)
    {
        var end = WalkEnd.Otherwise;
        try
        {
            end = await Steps(stop);
            await Task.WhenAll(_repeats);
        }
        finally
        {
            parts.Figures.Ended(End, end);
        }
    }

    /// <summary>Where it stands, in a word.</summary>
    protected abstract string End { get; }

    /// <summary>What is sent at a place, as far as the answers before it say.</summary>
    protected abstract Outgoing Command(int place);

    /// <summary>What figures call the command at a place.</summary>
    protected abstract string MoveAt(int place);

    /// <summary>The part of the surge that the command at a place counts to.</summary>
    protected abstract string PartAt(int place);

    /// <summary>Whether the command at a place cannot take effect before the one that goes before it.</summary>
    protected abstract bool CannotBeEarly(int place);

    /// <summary>
    /// Whether what the walk waited for so far is not to be counted from here on: later instants are moved by it.
    /// </summary>
    protected virtual bool BeginsAnew(int place) => false;

    /// <summary>Judges an acknowledgement; false ends the walk.</summary>
    protected abstract bool Check(int place, CommandAnswer answer);

    /// <summary>Notes that something is not as intended.</summary>
    /// <returns>False.</returns>
    protected abstract bool Fault(int place, string sentence);

    private async Task<WalkEnd> Steps(CancellationToken stop)
    {
        var moved = TimeSpan.Zero;
        for (var place = 0; place < planned.Count; place++)
        {
            if (BeginsAnew(place) && parts.Pace.Elapsed - planned.Due[place] is { Ticks: > 0 } late)
            {
                moved = late;
            }

            var due = planned.Due[place] + moved;
            if (due > parts.For)
            {
                return WalkEnd.Cut;
            }

            await parts.Pace.Until(due, stop);
            var began = parts.Pace.Elapsed;
            if (began > parts.For)
            {
                parts.Figures.NotBegun();
                return WalkEnd.Cut;
            }

            if (place + 1 < planned.Count && CannotBeEarly(place + 1) && _turns.Chance(parts.Resends.Reordered))
            {
                await SendEarly(place + 1, stop);
                began = parts.Pace.Elapsed;
            }

            if (!await Send(place, due, began, stop))
            {
                return WalkEnd.Otherwise;
            }
        }

        return WalkEnd.AsIntended;
    }

    private async Task<bool> Send(int place, TimeSpan due, TimeSpan began, CancellationToken stop)
    {
        parts.Figures.Began(began > due ? began - due : TimeSpan.Zero);
        var command = Command(place);
        var answer = await parts.Sender.Send(command, _retries, stop);

        // A timer may fire a little early: then the instant of sending counts, never a time that flatters.
        var response = parts.Pace.Elapsed - (began < due ? began : due);
        if (!Take(place, answer, response))
        {
            return false;
        }

        if (_turns.Chance(parts.Resends.Repeated))
        {
            _repeats.Add(Repeat(place, command, answer, stop));
        }

        return true;
    }

    private bool Take(int place, CommandAnswer answer, TimeSpan response)
    {
        switch (answer)
        {
            case Refused refused:
                parts.Figures.Refused(refused.Code);
                return Fault(place, $"was refused: {refused.Code}. {refused.Detail}");
            case Unanswered unanswered:
                parts.Figures.Unanswered();
                return Fault(place, $"had no answer: {unanswered.Why}.");
            default:
                parts.Figures.Answered(MoveAt(place), PartAt(place), response);
                return Check(place, answer);
        }
    }

    private async Task Repeat(int place, Outgoing command, CommandAnswer first, CancellationToken stop)
    {
        var again = await parts.Sender.Send(command, _retries, stop);
        if (again == first)
        {
            parts.Figures.Repeated();
            return;
        }

        Fault(place, $"was answered differently when it came again: {first} before, now {again}.");
    }

    private async Task SendEarly(int place, CancellationToken stop)
    {
        var answer = await parts.Sender.Send(Command(place), _retries, stop);
        if (answer is Refused refused)
        {
            parts.Figures.SentAwayEarly(refused.Code);
            return;
        }

        Fault(place, $"was to be refused before its turn, and {answer}.");
    }
}
