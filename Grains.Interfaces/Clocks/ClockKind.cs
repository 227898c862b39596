using System.Text.Json.Serialization;

namespace GridOrleans.Clocks;

/// <summary>The four clocks by which time limits run (our convention, from neighbouring systems).</summary>
[GenerateSerializer, Alias("clock-kind"), JsonConverter(typeof(SnakeCase<ClockKind>))]
public enum ClockKind
{
    /// <summary>Continuous time 紧急工时: nights and holidays count.</summary>
    UrgentHours,

    /// <summary>Working time 工作时: 08:00–12:00 and 14:00–18:00 on workdays.</summary>
    WorkingHours,

    /// <summary>Whole workdays 工作日: until 18:00 of the last one.</summary>
    Workdays,

    /// <summary>Whole days 自然日: until 24:00 of the last one; holidays count.</summary>
    CalendarDays,
}
