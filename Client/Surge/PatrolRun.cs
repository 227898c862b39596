using System.Globalization;
using GridOrleans.Surge.Routes;
using GridOrleans.Surge.Sending;

namespace GridOrleans.Surge;

/// <summary>Uploads one patrol, and holds every answer against what was intended.</summary>
/// <param name="planned">The patrol.</param>
/// <param name="parts">What all walks of a surge share.</param>
internal sealed class PatrolRun(PlannedPatrol planned, SurgeParts parts) : SurgeWalk(planned, parts)
{
    private readonly PlannedPatrol _planned = planned;
    private readonly SurgeParts _parts = parts;
    private int _taken;
    private long _version;

    /// <inheritdoc/>
    protected override string End =>
        _taken == _planned.Count ? "patrolled" : _taken > 0 ? "patrolling" : "not_uploaded";

    /// <inheritdoc/>
    protected override Outgoing Command(int place)
    {
        var step = _planned.Steps[place];
        return new OutgoingPatrol(step.Id, step.By, step.Command);
    }

    /// <inheritdoc/>
    protected override string MoveAt(int place) => "upload_patrol";

    /// <inheritdoc/>
    protected override string PartAt(int place) => _planned.Part.Name;

    /// <summary>A patrol's uploads are taken in any order.</summary>
    protected override bool CannotBeEarly(int place) => false;

    /// <inheritdoc/>
    protected override bool Check(int place, CommandAnswer answer)
    {
        var told = (PatrolTaken)answer;
        var step = _planned.Steps[place];
        var first = _parts.Acknowledge(new(step.Id, null, told.Version) { Worker = step.By.Id });
        var before = _version;
        (_version, _taken) = (told.Version, _taken + 1);
        if (first is not null)
        {
            return Fault(place, string.Create(
                CultureInfo.InvariantCulture,
                $"was answered differently: version {first.Version} before, now version {told.Version}."));
        }

        if (told.Worker != step.By.Id)
        {
            return Fault(place, $"was answered for {told.Worker}.");
        }

        return told.Version > before || Fault(place, string.Create(
            CultureInfo.InvariantCulture,
            $"was answered with version {told.Version}, after version {before} before it."));
    }

    /// <inheritdoc/>
    protected override bool Fault(int place, string sentence)
    {
        var step = _planned.Steps[place];
        _parts.Figures.Faulted($"upload {step.Id} of patrol {step.Command.Patrol} by {step.By.Id} {sentence}");
        return false;
    }
}
