using System.Collections.Immutable;
using GridOrleans.Units;

namespace GridOrleans.Gridworkers;

/// <summary>
/// What a grid's public signboard 公示牌 says of people: what anybody who passes by may read. Names and telephone
/// numbers are masked where it is made, ids are left out.
/// </summary>
/// <param name="Grid">The grid.</param>
/// <param name="At">The instant at which all of it held.</param>
/// <param name="IsVacant">Whether nobody is responsible for the grid.</param>
/// <param name="Responsible">
/// The responsible gridworker 责任网格员; null where nobody is, and where the city plan names somebody whom the county
/// has not appointed yet.
/// </param>
/// <param name="Staff">Who works in the grid; the responsible gridworker is not named again.</param>
/// <param name="Shifts">The shifts of the day in China, by their beginning 当日值班.</param>
/// <param name="Team">The police-grid team of its village or community; null where the plan has neither.</param>
[GenerateSerializer, Immutable, Alias("staff-board")]
public sealed record StaffBoard(
    [property: Id(0)] UnitCode Grid,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] bool IsVacant,
    [property: Id(3)] BoardMember? Responsible,
    [property: Id(4)] ImmutableArray<BoardMember> Staff,
    [property: Id(5)] ImmutableArray<BoardShift> Shifts,
    [property: Id(6)] BoardTeam? Team);

/// <summary>A gridworker as a signboard names them.</summary>
/// <param name="Name">The name's first character; the rest is masked.</param>
/// <param name="Phone">The telephone number's ends; the rest is masked.</param>
/// <param name="Class">The class.</param>
/// <param name="Post">The name of the post.</param>
[GenerateSerializer, Immutable, Alias("board-member")]
public sealed record BoardMember(
    [property: Id(0)] string Name,
    [property: Id(1)] string Phone,
    [property: Id(2)] StaffClass Class,
    [property: Id(3)] string Post);

/// <summary>A shift as a signboard tells it.</summary>
/// <param name="Name">Whose it is; masked.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
[GenerateSerializer, Immutable, Alias("board-shift")]
public sealed record BoardShift(
    [property: Id(0)] string Name,
    [property: Id(1)] TimeOnly From,
    [property: Id(2)] TimeOnly To);

/// <summary>A police-grid team as a signboard tells it.</summary>
/// <param name="Formula">What its kind demands: <c>1+2+N</c> or <c>1+N</c>.</param>
/// <param name="Parts">How many take each part; parts that nobody takes are left out.</param>
/// <param name="IsComplete">Whether it has what its kind demands.</param>
[GenerateSerializer, Immutable, Alias("board-team")]
public sealed record BoardTeam(
    [property: Id(0)] string Formula,
    [property: Id(1)] ImmutableArray<BoardPart> Parts,
    [property: Id(2)] bool IsComplete);

/// <summary>How many members of a police-grid team take one part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Members">How many take it.</param>
[GenerateSerializer, Immutable, Alias("board-part")]
public sealed record BoardPart([property: Id(0)] TeamPart Part, [property: Id(1)] int Members);
