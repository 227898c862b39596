using System.Collections.Immutable;
using GridOrleans.Cases;
using GridOrleans.Units;

namespace GridOrleans.Escalation;

/// <summary>The matters on a unit's desk, folded from the news it took: of each matter the newest counts.</summary>
internal sealed class DocketState(UnitCode unit)
{
    private readonly Dictionary<CaseNumber, DocketEntry> _matters = [];

    /// <summary>How many matters there are.</summary>
    public int Count => _matters.Count;

    /// <summary>Takes news of a matter; one that is settled leaves the desk.</summary>
    /// <param name="matter">The news.</param>
    /// <param name="at">When the unit took it.</param>
    public void Take(Matter matter, DateTimeOffset at)
    {
        var known = _matters.GetValueOrDefault(matter.Case);
        if (known is not null && known.Matter.Version >= matter.Version)
        {
            return;
        }

        if (matter.Standing is MatterStanding.Settled)
        {
            _matters.Remove(matter.Case);
            return;
        }

        _matters[matter.Case] = new(matter, known?.ReceivedAt ?? at);
    }

    /// <summary>The desk as somebody asks for it.</summary>
    public Docket View(DocketQuery query, long version, DateTimeOffset now)
    {
        var lines = _matters.Values.Select(entry => Line(entry, now)).ToList();
        var asked = lines.FindAll(line => Fits(line, query));
        return new(
            unit,
            now,
            version,
            [.. Enum.GetValues<Severity>().Select(severity => CountOf(severity, lines))],
            [
                .. asked
                    .OrderBy(line => line.Matter.Severity)
                    .ThenBy(line => line.Matter.AcknowledgeDue ?? line.Matter.Due ?? DateTimeOffset.MaxValue)
                    .ThenBy(line => line.Matter.Case.Grid)
                    .ThenBy(line => line.Matter.Case.Serial)
                    .Skip(query.Offset)
                    .Take(query.Limit),
            ],
            asked.Count);
    }

    /// <summary>Everything, for a snapshot.</summary>
    public ImmutableArray<DocketEntry> ToSnapshot() => [.. _matters.Values];

    /// <summary>Puts back what <see cref="ToSnapshot"/> gave.</summary>
    public void Load(ImmutableArray<DocketEntry> entries)
    {
        foreach (var entry in entries)
        {
            _matters.Add(entry.Matter.Case, entry);
        }
    }

    private static DocketCount CountOf(Severity severity, List<DocketLine> lines)
    {
        var (waiting, acknowledged, overdue, told) = (0, 0, 0, 0);
        foreach (var line in lines)
        {
            if (line.Matter.Severity != severity)
            {
                continue;
            }

            told += line.Owned ? 0 : 1;
            waiting += line is { Owned: true, Matter.Standing: MatterStanding.Waiting } ? 1 : 0;
            acknowledged += line is { Owned: true, Matter.Standing: MatterStanding.Acknowledged } ? 1 : 0;
            overdue += line is { Owned: true, Overdue: true } ? 1 : 0;
        }

        return new(severity, waiting, acknowledged, overdue, told);
    }

    private static bool Fits(DocketLine line, DocketQuery query) =>
        (query.Standings.IsDefaultOrEmpty || query.Standings.Contains(line.Matter.Standing))
        && (query.Severities.IsDefaultOrEmpty || query.Severities.Contains(line.Matter.Severity))
        && (query.Overdue is not { } overdue || line.Overdue == overdue)
        && (query.Owned is not { } owned || line.Owned == owned);

    private DocketLine Line(DocketEntry entry, DateTimeOffset now)
    {
        var matter = entry.Matter;
        return new(
            matter,
            entry.ReceivedAt,
            matter.Owner == unit,
            matter.AcknowledgeDue < now || matter.Due < now,
            unit.Level is UnitLevel.Village && (matter.Alarm || matter.Severity is not Severity.Ordinary));
    }
}

/// <summary>A matter on the desk, and when it first came there.</summary>
internal sealed record DocketEntry(Matter Matter, DateTimeOffset ReceivedAt);
