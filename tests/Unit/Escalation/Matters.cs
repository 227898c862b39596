using GridOrleans.Cases;
using GridOrleans.Escalation;
using GridOrleans.Units;

namespace GridOrleans.Unit.Escalation;

/// <summary>News of a matter, as a grid sends it.</summary>
internal static class Matters
{
    public static readonly UnitCode Grid = UnitCode.Parse("140213001001001");
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public static readonly UnitCode Village = Grid.At(UnitLevel.Village);
    public static readonly UnitCode Township = Grid.At(UnitLevel.Township);
    public static readonly UnitCode District = Grid.At(UnitLevel.District);
    public static readonly UnitCode City = Grid.At(UnitLevel.City);

    /// <summary>A major matter on its way to the county.</summary>
    public static Matter Major(int serial = 1, long version = 3) => new()
    {
        Case = new(Grid, serial),
        Version = version,
        At = Now,
        Standing = MatterStanding.Waiting,
        Owner = District,
        UpTo = UnitLevel.District,
        Severity = Severity.Major,
        Step = CaseStep.Filed,
        Item = ReportCase.Unclassified,
        Text = "Fire",
        Place = new(113.3, 40.08),
        AcknowledgeDue = Now.AddMinutes(15),
        Due = Now.AddHours(4),
        Rises = true,
    };
}
